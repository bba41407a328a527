extension ScenarioModel {
  /// The name under which the operation that trains is known.
  package static let minimizeName = "minimize"

  /// Everything that a node (or `minimize`) reads, controls apart.
  package func sources(of name: String) -> [Source] {
    if name == Self.minimizeName { return minimize.map { [$0.loss] } ?? [] }
    return node(named: name)?.inputs.flatMap(\.sources) ?? []
  }

  /// Names of the nodes that must be there before this one.
  package func dependencies(of name: String) -> [String] {
    sources(of: name).compactMap(\.nodeName) + (node(named: name)?.control ?? [])
  }

  /// What the spec of a mode names, hooks apart.
  package func roots(of mode: ModeKeys) -> [Source] {
    guard let spec = specs[mode] else { return [] }
    let trainOp = spec.trainOp.map { [Source.reference(.node($0, output: 0))] } ?? []
    let predictions = spec.predictions?.named.map(\.value) ?? []
    let metrics = spec.metrics.compactMap { self.metrics[$0] }.flatMap(\.sources)
    return (spec.loss.map { [$0] } ?? []) + trainOp + predictions + metrics
  }

  /// The nodes that a mode needs, `minimize` among them, each after those that it depends on.
  ///
  /// - Precondition: the model is valid, so that no node depends on itself.
  package func buildOrder(for mode: ModeKeys) -> [String] {
    var needed: Set<String> = []
    collect(roots(of: mode).compactMap(\.nodeName), into: &needed)
    var order: [String] = []
    for name in nodes.map(\.name) + [Self.minimizeName] where needed.contains(name) {
      append(name, to: &order)
    }
    return order
  }

  private func collect(_ names: [String], into needed: inout Set<String>) {
    for name in names where needed.insert(name).inserted {
      collect(dependencies(of: name), into: &needed)
    }
  }

  private func append(_ name: String, to order: inout [String]) {
    if order.contains(name) { return }
    for dependency in dependencies(of: name) { append(dependency, to: &order) }
    order.append(name)
  }

  /// Whether each of these nodes, and everything behind them, can be built at all.
  ///
  /// - Returns: A node that depends on itself, if there is one.
  package func nodeOnCycle() -> String? {
    var done: Set<String> = []
    for name in nodes.map(\.name) + [Self.minimizeName] {
      if let found = cycle(from: name, path: [], done: &done) { return found }
    }
    return nil
  }

  private func cycle(from name: String, path: [String], done: inout Set<String>) -> String? {
    if path.contains(name) { return name }
    if done.contains(name) { return nil }
    for dependency in dependencies(of: name) {
      if let found = cycle(from: dependency, path: path + [name], done: &done) { return found }
    }
    done.insert(name)
    return nil
  }
}

extension ScenarioModel.Source {
  /// The node behind it, if there is one.
  package var nodeName: String? {
    if case .reference(.node(let name, _)) = self { name } else { nil }
  }

  package var reference: Reference? {
    if case .reference(let reference) = self { reference } else { nil }
  }
}

extension ScenarioModel.Metric {
  package var sources: [ScenarioModel.Source] {
    switch self {
    case .streaming(_, let arguments): arguments.values
    case .explicit(let value, let update): [value, update]
    }
  }
}
