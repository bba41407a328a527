// Two writes to one variable in one run must have an order, or what a read sees would be left open.
extension GraphDefinition {
  /// Refuses a run in which two writes to one variable have no order between them.
  ///
  /// Both backends use this to validate only; each schedules on its own.
  ///
  /// - Parameters:
  ///   - fetches: Tensors that the run computes.
  ///   - targets: Operations that it runs for their effect.
  ///   - feeds: Tensors whose values are given, so that what makes them does not run for them.
  /// - Rules: `session.run.reads`
  /// - Throws: `GraphError` with kind `.unorderedWrites`, naming the later of the two nodes.
  /// - Complexity: O(*nodes* · *writes*) in the worst case.
  public func checkWriteOrder(
    fetches: [SymbolicTensor] = [], targets: [Operation], feeds: Set<SymbolicTensor> = []
  ) throws {
    let roots = fetches.filter { !feeds.contains($0) }.map(\.node) + targets.map(\.node)
    let needed = ancestors(of: roots, feeds: feeds)
    // session.run.reads (MSESS-20)
    for (variable, writers) in writers(among: needed) {
      for (first, second) in zip(writers, writers.dropFirst())
      where !ancestors(of: [second], feeds: feeds).contains(first) {
        throw GraphError(
          .unorderedWrites, node: nodes[second].name,
          "writes variable '\(nodes[variable].name)' in the same run as '\(nodes[first].name)', "
            + "with no order between the two")
      }
    }
  }

  /// Positions of the nodes that `roots` need, themselves included.
  func ancestors(of roots: [Int], feeds: Set<SymbolicTensor> = []) -> Set<Int> {
    var found: Set<Int> = []
    var open = roots
    while let id = open.popLast() {
      guard found.insert(id).inserted else { continue }
      open += nodes[id].inputs.filter { !feeds.contains($0) }.map(\.node)
      open += nodes[id].controlInputs.map(\.node)
    }
    return found
  }

  /// Variables that are written more than once, by the position of their handle, with their writers
  /// in graph order.
  private func writers(among needed: Set<Int>) -> [(variable: Int, writers: [Int])] {
    var writers: [Int: [Int]] = [:]
    for id in needed.sorted() {
      for variable in variablesWritten(by: nodes[id]) { writers[variable, default: []].append(id) }
    }
    return writers.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { (variable: $0.key, writers: $0.value) }
  }
}
