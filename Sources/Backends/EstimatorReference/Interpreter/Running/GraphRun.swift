/// One run: the values of the nodes executed so far, and what each of them knows of the variables.
struct GraphRun {
  let kernels: KernelTable
  let functions: [String: Function]
  let tables: [String: LookupTable]
  let feeds: [SymbolicTensor: Tensor]
  private let fed: Set<SymbolicTensor>
  /// What `IteratorGetNext` nodes put out, by node.
  let batches: [Int: [Tensor]]
  private(set) var variables: RunVariables
  private var outputs: [[Value]?]

  init(
    _ graph: GraphDefinition, kernels: KernelTable, tables: [String: LookupTable] = [:],
    variables: [String: Tensor],
    batches: [Int: [Tensor]], feeds: [SymbolicTensor: Tensor]
  ) {
    self.kernels = kernels
    self.functions = graph.functions
    self.tables = tables
    self.feeds = feeds
    fed = Set(feeds.keys)
    self.batches = batches
    self.variables = RunVariables(before: variables)
    outputs = [[Value]?](repeating: nil, count: graph.nodes.count)
  }

  /// - Precondition: everything that the node depends on was executed.
  mutating func execute(_ node: Node) throws {
    var call = KernelCall(
      node: node, inputs: node.inputs.map(value), batch: batches[node.id] ?? [],
      variables: variables.view(after: node.dependencies(cutBy: fed)), tables: tables,
      functions: functions, kernels: kernels)
    do {
      let results = try kernels[node.kind](&call)
      precondition(
        results.count == node.outputs.count, "\(node.kind) put out too much or too little")
      outputs[node.id] = results
      variables.commit(call.variables, of: node)
    } catch let error as KernelError {
      throw EstimatorError(error.kind, "node '\(node.name)' (\(node.kind)): \(error.reason)")
    }
  }

  func fetched(_ tensor: SymbolicTensor) throws -> Tensor {
    guard case .tensor(let result) = value(of: tensor) else {
      throw EstimatorError(.invalidArgument, "'\(tensor.name)' is a handle and cannot be fetched")
    }
    return result
  }

  /// session.run.feed (MSESS-21): a fed value replaces the tensor, for fetches too.
  private func value(of tensor: SymbolicTensor) -> Value {
    if let fed = feeds[tensor] { return .tensor(fed) }
    guard let results = outputs[tensor.node] else {
      preconditionFailure("'\(tensor.name)' is used before its node has run")
    }
    return results[tensor.index]
  }
}
