internal import EstimatorGraphs

/// The nodes that fetches and targets need, and what each must wait for.
///
/// A value that is fed needs nothing.
struct Needs {
  let program: Program
  /// Places of the needed nodes, ascending.
  let places: [Int]
  /// By place: what each needed node depends on, by data or control; nothing for all others.
  let dependencies: [[Int]]

  init(
    _ program: Program, fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor]
  ) {
    let fed = Set(feeds.map(program.value))
    var dependencies = [[Int]](repeating: [], count: program.nodes.count)
    var isNeeded = [Bool](repeating: false, count: program.nodes.count)
    var open =
      fetches.filter { !fed.contains(program.value($0)) }.map { program.place($0.node) }
      + targets.map { program.place($0.node) }
    while let place = open.popLast() {
      if isNeeded[place] { continue }
      isNeeded[place] = true
      let node = program.nodes[place]
      let data = node.inputs.filter { !fed.contains(program.value($0)) }.map(\.node)
      let before = (data + node.controlInputs.map(\.node)).map(program.place)
      dependencies[place] = Set(before).sorted()
      open += before
    }
    self.program = program
    self.dependencies = dependencies
    places = isNeeded.indices.filter { isNeeded[$0] }
  }
}
