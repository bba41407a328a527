import Synchronization

/// What the references of a scenario's model mean in one graph.
struct GraphNames: Sendable {
  let features: TensorGroup<SymbolicTensor>
  let labels: TensorGroup<SymbolicTensor>?
  /// The nodes built so far, by the model's names.
  private(set) var nodes: [String: BuiltNode] = [:]

  struct BuiltNode: Sendable {
    let operation: Operation
    let outputs: [SymbolicTensor]
    /// Completed; empty for `minimize`.
    let attributes: [String: Attribute]
  }

  init(features: TensorGroup<SymbolicTensor>, labels: TensorGroup<SymbolicTensor>?) {
    self.features = features
    self.labels = labels
  }

  mutating func add(_ node: Node, named name: String) {
    nodes[name] = BuiltNode(
      operation: node.operation, outputs: node.tensors, attributes: node.attributes)
  }

  /// Adds what stands for a node without being one.
  mutating func add(
    _ value: SymbolicTensor, attributes: OrderedDictionary<String, Attribute>, named name: String
  ) {
    nodes[name] = BuiltNode(
      operation: value.operation, outputs: [value],
      attributes: Dictionary(uniqueKeysWithValues: attributes.map { ($0.key, $0.value) }))
  }

  mutating func add(_ operation: Operation, named name: String) {
    nodes[name] = BuiltNode(operation: operation, outputs: [], attributes: [:])
  }

  mutating func add(_ tensor: SymbolicTensor, named name: String) {
    nodes[name] = BuiltNode(operation: tensor.operation, outputs: [tensor], attributes: [:])
  }

  /// The tensor that `source` means in `graph`; reads and constants are added where needed.
  ///
  /// - Throws: `GraphError` when the graph has no such thing.
  func tensor(_ source: ScenarioModel.Source, in graph: Graph) throws -> SymbolicTensor {
    switch source {
    case .constant(let value): try graph.constant(value)
    case .reference(let reference): try tensor(reference, in: graph)
    }
  }

  private func tensor(_ reference: Reference, in graph: Graph) throws -> SymbolicTensor {
    let found =
      switch reference {
      case .node(let name, let output): nodes[name]?.outputs.dropFirst(output).first
      case .features(let key): features[key ?? ""]
      case .labels(let key): labels?[key ?? ""]
      case .variable(let name): try graph.variable(named: name).map { try graph.read($0) }
      case .variableHandle(let name): graph.variable(named: name)?.handle
      case .globalStep: try graph.globalStep.map { try graph.modelsRead(of: $0) }
      case .globalStepHandle: graph.globalStep?.handle
      }
    guard let found else {
      throw GraphError(.invalidArgument, node: "\(reference)", "this graph has no such tensor")
    }
    return found
  }

  func operation(_ name: String) throws -> Operation {
    guard let node = nodes[name] else {
      throw GraphError(.invalidArgument, node: name, "this graph has no such node")
    }
    return node.operation
  }
}

extension Graph {
  fileprivate func variable(named name: String) -> Variable? {
    variables.first { $0.name == name }
  }

  /// The one read of `variable` that a scenario means: what it feeds there reaches no built-in hook, which
  /// reads for itself.
  fileprivate func modelsRead(of variable: Variable) throws -> SymbolicTensor {
    let name = "scenario/reads/\(variable.name)"
    if let node = nodes.first(where: { $0.name == name }) { return node.tensors[0] }
    return try add(
      "ReadVariableOp", name: name, inputs: [variable.handle],
      attributes: ["dtype": .type(variable.dataType)]
    ).tensors[0]
  }
}

/// The names of every graph that a driver's model function has built.
///
/// Hooks that were made before their graph find their tensors here when they begin.
final class GraphRegistry: Sendable {
  private let names = Mutex<[ObjectIdentifier: GraphNames]>([:])

  func register(_ names: GraphNames, for graph: Graph) {
    self.names.withLock { $0[ObjectIdentifier(graph)] = names }
  }

  func tensor(_ source: ScenarioModel.Source, in graph: Graph) throws -> SymbolicTensor {
    let known = names.withLock { $0[ObjectIdentifier(graph)] }
    guard let known else {
      throw DriverFailure("a hook began with a graph that the model function did not build")
    }
    return try known.tensor(source, in: graph)
  }
}
