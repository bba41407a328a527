extension Scenario {
  /// The model with all attributes of its nodes: inferred and defaulted ones too.
  ///
  /// Each node is built in every mode that needs it, with every input that the mode is given. An
  /// attribute that is not the same in all of them follows from the node's inputs, and is left out. A node
  /// that cannot be built, which may be what the scenario is about, keeps what its author wrote.
  package var completedModel: ScenarioModel {
    if model.canned != nil { return model }
    let builds = uses.map { builtNodes(for: $0.mode, $0.input) }
    var completed = model
    for (index, node) in completed.nodes.enumerated() {
      let built = builds.compactMap { $0[node.name]?.attributes }
      guard let first = built.first else { continue }
      let common = first.filter { key, value in built.allSatisfy { $0[key]?.text == value.text } }
      completed.nodes[index].attributes = OrderedDictionary(
        common.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    return completed
  }

  /// Every mode with the inputs of its actions; a mode that is never used, with the first there is.
  private var uses: [(mode: ModeKeys, input: ScenarioInput)] {
    ModeKeys.allCases.flatMap { mode in
      let named = actions.filter { $0.mode == mode }.compactMap(\.input)
      let wanted = inputs.keys.filter(named.contains)
      return (wanted.isEmpty ? Array(inputs.keys.prefix(1)) : wanted)
        .compactMap { inputs[$0] }.map { (mode, $0) }
    }
  }

  private func builtNodes(
    for mode: ModeKeys, _ input: ScenarioInput
  ) -> [String: GraphNames.BuiltNode] {
    let graph = Graph()
    guard var names = try? graph.names(for: input, mode) else { return [:] }
    do { try ModelBuilder(model: model).build(mode, in: graph, &names) } catch {
      // What was built before the node that fails is still good.
      return names.nodes
    }
    return names.nodes
  }
}

extension Attribute {
  /// The text by which two attributes are told apart.
  fileprivate var text: String {
    let json = try? NormalForm(writer: .inline).attribute(self)
    return json?.text ?? "\(self)"
  }
}

extension Graph {
  /// A global step, and stand-ins for a batch.
  fileprivate func names(for input: ScenarioInput, _ mode: ModeKeys) throws -> GraphNames {
    globalStep = try addVariable("global_step", initialValue: Tensor(Int64(0)))
    func placeholder(_ output: Node.Output) throws -> SymbolicTensor {
      try self.placeholder(nil, output.dataType, shape: output.shape)
    }
    return GraphNames(
      features: try input.features.signature.map(placeholder),
      labels: mode == .predict ? nil : try input.labels?.signature.map(placeholder))
  }
}
