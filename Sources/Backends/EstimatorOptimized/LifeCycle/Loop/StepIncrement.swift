/// What one run of the train op adds to the global step, where the graph alone tells.
///
/// Only with this can the loop know ahead at which run something is due. A graph that moves the step
/// in any other way than by adding one constant is run step by step.
enum StepIncrement {
  /// - Returns: The increment, or `nil` when it cannot be told from the graph.
  static func of(_ trainOp: Operation, in graph: Graph, globalStep: Variable) -> Int? {
    let needed = ancestors(of: trainOp, in: graph)
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

  private static func ancestors(of operation: Operation, in graph: Graph) -> Set<Int> {
    var found: Set<Int> = []
    var open = [operation.node]
    while let node = open.popLast() {
      guard found.insert(node).inserted else { continue }
      open += graph.nodes[node].inputs.map(\.node)
      open += graph.nodes[node].controlInputs.map(\.node)
    }
    return found
  }
}
