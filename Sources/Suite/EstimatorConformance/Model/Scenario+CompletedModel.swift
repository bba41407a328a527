extension Scenario {
  /// The model with all attributes of its nodes: inferred and defaulted ones too.
  ///
  /// Each node is built in the first mode that needs it. One that cannot be built, which may be what the
  /// scenario is about, keeps what its author wrote.
  package var completedModel: ScenarioModel {
    if model.canned != nil { return model }
    var completed = model
    for mode in ModeKeys.allCases.reversed() {
      let built = builtNodes(for: mode)
      for (index, node) in completed.nodes.enumerated() {
        guard let attributes = built[node.name]?.attributes else { continue }
        completed.nodes[index].attributes = OrderedDictionary(
          attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      }
    }
    return completed
  }

  private func builtNodes(for mode: ModeKeys) -> [String: GraphNames.BuiltNode] {
    let graph = Graph()
    guard let input = input(for: mode), var names = try? graph.names(for: input, mode) else {
      return [:]
    }
    do { try ModelBuilder(model: model).build(mode, in: graph, &names) } catch {
      // What was built before the node that fails is still good.
      return names.nodes
    }
    return names.nodes
  }

  /// The input of the mode's first action; of a mode that is never used, the first there is.
  private func input(for mode: ModeKeys) -> ScenarioInput? {
    let name = actions.first { $0.mode == mode }?.input ?? inputs.keys.first
    return name.flatMap { inputs[$0] }
  }
}

extension Graph {
  /// A global step, and stand-ins for a batch.
  fileprivate func names(for input: ScenarioInput, _ mode: ModeKeys) throws -> GraphNames {
    globalStep = try addVariable("global_step", initialValue: Tensor(Int64(0)))
    func placeholder(_ tensor: Tensor) throws -> SymbolicTensor {
      let shape = PartialShape([nil] + tensor.shape.dimensions.dropFirst().map { $0 })
      return try self.placeholder(nil, tensor.dataType, shape: shape)
    }
    return GraphNames(
      features: try input.features.map(placeholder),
      labels: mode == .predict ? nil : try input.labels?.map(placeholder))
  }
}
