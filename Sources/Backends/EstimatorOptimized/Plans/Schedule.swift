package import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// What one run does, in which order: pruned to what fetches and targets need.
///
/// A read sees the variable's value from before the run unless it depends, by data or control, on a
/// write (`session.run.reads`). That is settled here, once: each read is given the version that it sees,
/// counted by the writes that it depends on, and is moved to where that version is current: to the
/// very beginning, or right behind the write. Whoever uses the read still waits for what the read would have
/// waited for. Writes come as late as they can, so that a failure on the way changes as little as possible.
package struct Schedule: Sendable {
  package let program: Program
  /// Places of nodes in the order in which they run. Handles and batches are not among them.
  package let order: [Int]
  /// What the run returns, as numbers of outputs.
  package let fetches: [Int]
  /// Outputs whose values are given, in the order in which they are given.
  package let feeds: [Int]
  /// Nodes that take a batch.
  package let batches: [Node]
  /// Of each read and write, the version of every variable that it starts from.
  package let versions: [Int: [String: Int]]
  /// Variables that must have a value before the run, in the order of their use.
  package let requiredVariables: [String]
  /// What must have run before each node.
  let predecessors: [Int: Set<Int>]

  /// - Throws: `EstimatorError` with kind `InvalidArgument` for a fetch that is a handle; `GraphError` with
  ///   kind `.unorderedWrites` for two writes to one variable with no order between them.
  package init(
    _ program: Program, fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor]
  ) throws {
    for fetch in fetches where fetch.dataType == .resource {
      throw EstimatorError(.invalidArgument, "\(fetch.name) is a handle and has no value to fetch")
    }
    let needs = Needs(program, fetches: fetches, targets: targets, feeds: feeds)
    let versions = try Versions(needs)
    predecessors = Dictionary(
      uniqueKeysWithValues: needs.places.map { ($0, versions.predecessors(of: $0)) })
    let order = Self.order(needs, versions, predecessors)
    self.program = program
    self.order = order.filter { !program.nodes[$0].isHandle && !program.nodes[$0].takesBatch }
    self.fetches = fetches.map(program.value)
    self.feeds = feeds.map(program.value)
    batches = needs.places.map { program.nodes[$0] }.filter(\.takesBatch)
    given = feeds + batches.flatMap(\.tensors)
    self.versions = versions.starts
    requiredVariables = Self.required(program, order, versions.starts)
  }

  /// The symbolic tensors that a run is given, in their order: what is fed, then the components of batches.
  let given: [SymbolicTensor]

  /// Their values' numbers.
  var inputs: [Int] {
    feeds
      + batches.flatMap { node in
        node.outputs.indices.map { program.value(program.place(node.id), $0) }
      }
  }

  /// A part of a schedule, between values that it is given and values that it hands on.
  init(part order: [Int], of whole: Schedule, feeds: [Int], fetches: [Int]) {
    program = whole.program
    self.order = order
    self.fetches = fetches
    self.feeds = feeds
    batches = []
    given = []
    versions = whole.versions
    requiredVariables = []
    predecessors = whole.predecessors
  }

  /// Everything that is not a write as soon as it can be, in the graph's order; then one write; and so on.
  private static func order(
    _ needs: Needs, _ versions: Versions, _ predecessors: [Int: Set<Int>]
  ) -> [Int] {
    let count = needs.program.nodes.count
    var waiting = [Int](repeating: 0, count: count)
    var users = [[Int]](repeating: [], count: count)
    for place in needs.places {
      let before = predecessors[place] ?? []
      waiting[place] = before.count
      for other in before { users[other].append(place) }
    }
    var ready = Heap(needs.places.filter { waiting[$0] == 0 }.map { (versions.isWrite($0), $0) })
    var order: [Int] = []
    while let place = ready.popLeast() {
      order.append(place)
      for user in users[place] {
        waiting[user] -= 1
        if waiting[user] == 0 { ready.insert((versions.isWrite(user), user)) }
      }
    }
    precondition(order.count == needs.places.count, "A graph has no cycles")
    return order
  }

  private static func required(
    _ program: Program, _ order: [Int], _ starts: [Int: [String: Int]]
  ) -> [String] {
    var names: [String] = []
    for place in order where program.nodes[place].kind != "AssignVariableOp" {
      for (name, version) in (starts[place] ?? [:]).sorted(by: { $0.key < $1.key })
      where version == 0 && !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }
}

/// A heap of places that are ready: what is not a write first, then by place.
private struct Heap {
  private var items: [(late: Bool, place: Int)] = []

  init(_ items: [(Bool, Int)]) {
    for item in items { insert(item) }
  }

  mutating func insert(_ item: (late: Bool, place: Int)) {
    items.append(item)
    var child = items.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popLeast() -> Int? {
    guard let least = items.first else { return nil }
    items[0] = items[items.count - 1]
    items.removeLast()
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < items.count && precedes(child, smallest) {
        smallest = child
      }
      if smallest == parent { return least.place }
      items.swapAt(parent, smallest)
      parent = smallest
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    items[a].late != items[b].late ? items[b].late : items[a].place < items[b].place
  }
}
