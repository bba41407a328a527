extension GraphDefinition {
  /// The nodes that fetches and targets need, in the order in which they were added: a node is added
  /// after everything that it depends on.
  ///
  /// A fed tensor needs nothing: its node runs only if something else asks for it, by another output or
  /// by control. A placeholder that is fed has nothing left to run.
  func order(
    fetches: [SymbolicTensor], targets: [Operation], feeds: Set<SymbolicTensor>
  ) -> [Node] {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    var waiting = fetches.filter { !feeds.contains($0) }.map(\.node) + targets.map(\.node)
    while let id = waiting.popLast() {
      if isNeeded[id] || nodes[id].isPlaceholder(among: feeds) { continue }
      isNeeded[id] = true
      waiting += nodes[id].inputs.filter { !feeds.contains($0) }.map(\.node)
      waiting += nodes[id].controlInputs.map(\.node)
    }
    return nodes.filter { isNeeded[$0.id] }
  }
}

extension Node {
  fileprivate func isPlaceholder(among feeds: Set<SymbolicTensor>) -> Bool {
    kind == "Placeholder" && tensors.allSatisfy(feeds.contains)
  }
}
