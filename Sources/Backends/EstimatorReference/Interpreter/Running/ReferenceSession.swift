/// A graph being interpreted, with the values of its variables and its place in the input.
///
/// When an operation of a run fails, what the operations before it wrote stays written. Only a run that
/// fails before its first operation (a feed that does not fit, writes without order, an end of input)
/// changes nothing.
final class ReferenceSession: GraphSession {
  private let graph: GraphDefinition
  private let kernels: KernelTable
  private let tables: [String: LookupTable]
  /// Values of initialised variables, by name.
  private var values: [String: Tensor] = [:]
  private var input: BoundInput?

  /// - Throws: What a table's building throws.
  init(_ graph: GraphDefinition, kernels: KernelTable) throws {
    self.graph = graph
    self.kernels = kernels
    tables = try Dictionary(
      uniqueKeysWithValues: graph.tables.map { ($0.name, try LookupTable($0)) })
  }

  func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    try checkOrigin(fetches.map(\.operation) + targets + feeds.keys.map(\.operation))
    try checkFeeds(feeds)
    let order = graph.order(fetches: fetches, targets: targets, feeds: Set(feeds.keys))
    try WriteOrder(nodes: order, feeds: Set(feeds.keys)).check()
    let taken = input?.count ?? 0
    let batches = try takeBatches(for: order)
    var run = GraphRun(
      graph, kernels: kernels, tables: tables, variables: values, batches: batches, feeds: feeds)
    defer { values = run.variables.after }
    for node in order { try run.execute(node) }
    let results = try fetches.map { try run.fetched($0) }
    // train.input.consumed (TRAIN-16): a run that fails half-way has consumed nothing.
    input?.didConsume(from: taken)
    return results
  }

  func value(of variable: Variable) -> Tensor? { values[variable.name] }

  func assign(_ value: Tensor, to variable: Variable) throws {
    guard value.dataType == variable.dataType, value.shape == variable.shape else {
      throw EstimatorError(
        .invalidArgument,
        """
        variable '\(variable.name)' is \(variable.dataType) \(variable.shape), \
        not \(value.dataType) \(value.shape)
        """)
    }
    values[variable.name] = value
  }

  func bindInput(_ stream: any BatchStream) { input = BoundInput(stream) }

  func close() {
    values = [:]
    input = nil
  }

  /// session.run.reads (MSESS-20): a run that fails to get its batch changes nothing, so the batch comes
  /// before the first operation, wherever in the graph it is used.
  private func takeBatches(for order: [Node]) throws -> [Int: [Tensor]] {
    var batches: [Int: [Tensor]] = [:]
    for node in order where node.kind == "IteratorGetNext" {
      guard let input else {
        throw EstimatorError(.failedPrecondition, "node '\(node.name)': no input is bound")
      }
      batches[node.id] = try input.take(for: node)
    }
    return batches
  }

  /// A session knows the nodes that its graph had when it was made.
  private func checkOrigin(_ operations: [Operation]) throws {
    for operation in operations.sorted(by: { $0.node < $1.node }) {
      guard graph.nodes.indices.contains(operation.node),
        graph.nodes[operation.node].name == operation.name
      else {
        throw EstimatorError(.valueError, "'\(operation.name)' is not in the session's graph")
      }
    }
  }

  /// A fed value must be one that the tensor could have had.
  private func checkFeeds(_ feeds: [SymbolicTensor: Tensor]) throws {
    for (tensor, value) in feeds.sorted(by: { $0.key.name < $1.key.name }) {
      guard tensor.dataType == value.dataType, tensor.shape.accepts(value.shape) else {
        throw EstimatorError(
          .valueError,
          """
          cannot feed \(value.dataType) \(value.shape) for '\(tensor.name)', \
          which is \(tensor.dataType) \(tensor.shape)
          """)
      }
    }
  }
}
