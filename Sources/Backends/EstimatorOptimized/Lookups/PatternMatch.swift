internal import EstimatorGraphs

/// Finds the nodes of a pattern in a program: the same kinds, attributes and wiring, whatever the names.
struct PatternMatch {
  private let pattern: [Node]
  private let program: Program
  /// What the pattern takes as given: anything of the same type may stand there.
  private let open: Set<SymbolicTensor>
  /// What stands for it in the program.
  private(set) var given: [SymbolicTensor: SymbolicTensor] = [:]
  /// Where the pattern's nodes are, by their ids.
  private(set) var places: [Int: Int] = [:]

  init(_ pattern: [Node], open: Set<SymbolicTensor>, in program: Program) {
    self.pattern = pattern
    self.open = open
    self.program = program
  }

  /// Whether the program's tensor is computed as the pattern's is, where both use the nodes found so far.
  ///
  /// What an unsuccessful comparison found stays: it ends the search.
  mutating func meets(_ expected: SymbolicTensor, _ actual: SymbolicTensor) -> Bool {
    guard open.contains(expected) else {
      return expected.index == actual.index
        && meets(pattern[expected.node], at: program.place(actual.node))
    }
    if let known = given[expected] { return known == actual }
    given[expected] = actual
    return expected.dataType == actual.dataType
  }

  private mutating func meets(_ expected: Node, at place: Int) -> Bool {
    if let known = places[expected.id] { return known == place }
    places[expected.id] = place
    let actual = program.nodes[place]
    guard expected.kind == actual.kind, expected.inputs.count == actual.inputs.count,
      expected.controlInputs.count == actual.controlInputs.count, expected.hasAttributes(of: actual)
    else { return false }
    for (a, b) in zip(expected.inputs, actual.inputs) where !meets(a, b) { return false }
    for (a, b) in zip(expected.controlInputs, actual.controlInputs)
    where !meets(pattern[a.node], at: program.place(b.node)) {
      return false
    }
    return true
  }
}
