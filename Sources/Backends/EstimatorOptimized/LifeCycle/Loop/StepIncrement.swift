/// What one run of the loop adds to the global step, where the graph alone tells.
///
/// Only with this can the loop know ahead at which run something is due. A graph that moves the step
/// in any other way than by adding one constant is run step by step.
enum StepIncrement {
  /// - Parameter operations: All that a run is made for.
  /// - Returns: The increment, or `nil` when it cannot be told from the graph.
  static func of(_ operations: [Operation], in graph: Graph, globalStep: Variable) -> Int? {
    let needed = graph.ancestors(of: operations)
    let writes = graph.nodes.filter { node in
      needed.contains(node.id) && writers.contains(node.kind)
        && node.inputs.first == globalStep.handle
    }
    if writes.isEmpty { return 0 }
    guard writes.count == 1, writes[0].kind == "AssignAddVariableOp",
      case .tensor(let value)? = graph.nodes[writes[0].inputs[1].node].attributes["value"]
    else { return nil }
    return value.array(of: Int64.self)?.first.map { Int($0) }
  }

  private static let writers: Set<String> = [
    "AssignVariableOp", "AssignAddVariableOp", "AssignSubVariableOp",
  ]
}

extension Graph {
  /// The nodes that these operations need, by number, themselves among them.
  func ancestors(of operations: [Operation]) -> Set<Int> {
    var found: Set<Int> = []
    var open = operations.map(\.node)
    while let node = open.popLast() {
      guard found.insert(node).inserted else { continue }
      open += nodes[node].inputs.map(\.node)
      open += nodes[node].controlInputs.map(\.node)
    }
    return found
  }
}
