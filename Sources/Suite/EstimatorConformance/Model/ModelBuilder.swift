internal import EstimatorModels

/// Builds a scenario's model in a graph, for one mode.
struct ModelBuilder {
  let model: ScenarioModel

  /// Nodes live under this name scope.
  static let scope = "model"

  /// Adds the variables, and the nodes that the mode needs.
  ///
  /// - Throws: What the graph throws, for a model that cannot be; `names` then has what was built before.
  func build(_ mode: ModeKeys, in graph: Graph, _ names: inout GraphNames) throws {
    for variable in model.variables {
      try graph.addVariable(
        variable.name, initialValue: variable.initial, in: variable.collections)
    }
    for name in model.buildOrder(for: mode) {
      if let node = model.node(named: name), LossNode.isKind(node.kind) {
        let loss = LossNode(
          kind: node.kind,
          inputs: try node.inputs.flatMap(\.sources).map { try names.tensor($0, in: graph) },
          attributes: node.attributes)
        let value = try graph.inScope(Self.scope) { try loss.build(in: graph) }
        names.add(value, attributes: node.attributes, named: name)
      } else if let node = model.node(named: name) {
        names.add(try add(node, to: graph, names), named: name)
      } else if let minimize = model.minimize {
        names.add(try add(minimize, to: graph, names), named: name)
      }
    }
  }

  private func add(_ node: ScenarioModel.Node, to graph: Graph, _ names: GraphNames) throws -> Node
  {
    let inputs = try node.inputs.flatMap(\.sources).map { try names.tensor($0, in: graph) }
    let attributes = node.attributes.map { ($0.key, $0.value.fitted(to: $0.key, of: node.kind)) }
    let control = try node.control.map(names.operation)
    return try graph.inScope(Self.scope) {
      try graph.add(
        node.kind, name: node.name, inputs: inputs,
        attributes: Dictionary(uniqueKeysWithValues: attributes), control: control)
    }
  }

  private func add(
    _ minimize: ScenarioModel.Minimize, to graph: Graph, _ names: GraphNames
  ) throws -> Operation {
    let variables = minimize.variables.map { wanted in
      wanted.compactMap { name in graph.variables.first { $0.name == name } }
    }
    return try OptimizerBuilder.optimizer(named: minimize.optimizer, minimize.hyperparameters)
      .minimize(
        names.tensor(minimize.loss, in: graph), in: graph, variables: variables)
  }
}

extension ScenarioModel.Variable {
  fileprivate var collections: Set<EstimatorGraphs.Variable.Collection> {
    if isLocal { return [.local] }
    return isTrainable ? [.global, .trainable] : [.global]
  }
}

extension Attribute {
  /// JSON cannot tell some kinds of attributes apart; the operation's definition can.
  fileprivate func fitted(to name: String, of kind: String) -> Attribute {
    guard let definition = OperationDefinition.all[kind]?.attribute(name) else { return self }
    switch (definition.kind, self) {
    case (.float, .int(let value)): return .float(Double(value))
    case (.string, .type(let value)): return .string(ByteString(value.rawValue))
    case (.shape, .list(let items)): return .shape(PartialShape(items.map(\.intValue)))
    case (.ints, .shape(let shape)):
      return .list((shape.dimensions ?? []).compactMap { $0.map { .int($0) } })
    default: return self
    }
  }
}
