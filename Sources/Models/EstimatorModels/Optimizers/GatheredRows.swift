/// The rows of a table that a step touches.
///
/// A gradient that comes from gathered rows alone is one of these rows only: an optimizer with a memory
/// leaves the others where they are. As soon as anything else adds to it, it is one of the whole table.
///
/// - Rules: `optimizer.sgd`
extension Graph {
  /// Whether each row of a variable is among those gathered, in a shape that broadcasts to its own.
  ///
  /// - Parameters:
  ///   - gradient: As `gradients(of:withRespectTo:)` has made it.
  ///   - rank: That of the variable.
  /// - Returns: `nil` for a gradient of the whole variable.
  func gatheredRows(behind gradient: SymbolicTensor, rank: Int) throws -> SymbolicTensor? {
    guard let sums = gatheringNodes(behind: gradient) else { return nil }
    let touched = try sums.map { sum in
      let ids = sum.inputs[1]
      let counts = try add("UnsortedSegmentSum", inputs: [onesLike(ids), ids, sum.inputs[2]])
      return try greater(counts.tensors[0], zerosLike(counts.tensors[0]))
    }
    let any = try touched.dropFirst().reduce(touched[0]) { try logicalOr($0, $1) }
    return try reshape(any, to: [-1] + [Int](repeating: 1, count: rank - 1))
  }

  /// The nodes that put gathered rows' gradients where they belong, if there is nothing but these.
  private func gatheringNodes(behind gradient: SymbolicTensor) -> [Node]? {
    let node = nodes[gradient.node]
    if node.kind == "UnsortedSegmentSum" { return [node] }
    guard node.kind == "AddN" else { return nil }
    let parts = node.inputs.map(gatheringNodes)
    return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
  }
}
