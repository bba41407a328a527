/// Finds two writes to one variable that may happen in either order.
///
/// - Rules: `session.run.reads`
struct WriteOrder {
  let model: ScenarioModel

  /// Operations that take a variable's handle and leave the variable as it is.
  private static let readers: Set<String> = [
    "ReadVariableOp", "ResourceGather", "ResourceGatherNd", "VarIsInitializedOp", "VariableShape",
  ]

  func check(_ mode: ModeKeys, _ failure: (String) -> FormatError) throws {
    let order = model.buildOrder(for: mode)
    let writers = order.map { (name: $0, variables: writes(of: $0)) }
      .filter { !$0.variables.isEmpty }
    if writers.count < 2 { return }
    let behind = ancestors(order)
    for (index, (later, written)) in writers.enumerated() {
      for (earlier, variables) in writers[..<index] {
        let both = variables.intersection(written)
        guard let name = both.min(), !behind[later, default: []].contains(earlier) else { continue }
        throw failure(
          "\(earlier) and \(later) both write \(name) in \(mode.rawValue), in no order: "
            + "let one wait for the other by control")
      }
    }
  }

  /// For each node all nodes that must have run before it.
  private func ancestors(_ order: [String]) -> [String: Set<String>] {
    var behind: [String: Set<String>] = [:]
    for name in order {
      let direct = model.dependencies(of: name)
      behind[name] = direct.reduce(into: Set(direct)) { $0.formUnion(behind[$1, default: []]) }
    }
    return behind
  }

  private func writes(of name: String) -> Set<String> {
    if name == ScenarioModel.minimizeName { return writesOfMinimize }
    guard let node = model.node(named: name), !Self.readers.contains(node.kind) else { return [] }
    return Set(
      node.inputs.flatMap(\.sources).compactMap(\.reference).compactMap { reference in
        switch reference {
        case .variableHandle(let variable): variable
        case .globalStepHandle: "global_step"
        default: nil
        }
      })
  }

  private var writesOfMinimize: Set<String> {
    let all = model.variables.filter(\.isTrainable).map(\.name)
    return Set((model.minimize?.variables ?? all) + ["global_step"])
  }
}
