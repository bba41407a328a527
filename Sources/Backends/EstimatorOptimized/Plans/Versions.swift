internal import EstimatorGraphs

/// Which version of its variables each read and write meets: the number of writes that it depends on.
struct Versions {
  /// Of each read and write, the version it starts from, by variable.
  private(set) var starts: [Int: [String: Int]] = [:]
  private let needs: Needs
  /// Writes per variable, each depending on the one before it.
  private var writes: [String: [Int]] = [:]

  init(_ needs: Needs) throws {
    self.needs = needs
    let program = needs.program
    let all = needs.places.filter { !program.nodes[$0].writtenInputs.isEmpty }
    let ancestors = Self.ancestors(of: needs, among: Set(all))
    for place in all {
      for name in Self.written(place, program) { writes[name, default: []].append(place) }
    }
    try Self.checkOrder(all, ancestors, program)
    writes = writes.mapValues { places in
      places.sorted { ancestors[$1]?.contains($0) ?? false }
    }
    for place in needs.places {
      let node = program.nodes[place]
      guard node.isRead || !node.writtenInputs.isEmpty else { continue }
      let names =
        node.isRead
        ? [program.handleSource(node.inputs[0]).variableName] : Self.written(place, program)
      for name in names {
        let seen = (writes[name] ?? []).count { ancestors[place]?.contains($0) ?? false }
        starts[place, default: [:]][name] = seen
      }
    }
  }

  func isWrite(_ place: Int) -> Bool { !needs.program.nodes[place].writtenInputs.isEmpty }

  /// What must have run before the node at `place`.
  ///
  /// A read waits for the write that makes its version, and for nothing else; what it would have waited
  /// for, its users wait for. A write waits for all reads of the version that it replaces.
  func predecessors(of place: Int) -> Set<Int> {
    let node = needs.program.nodes[place]
    if node.isRead { return Set(makers(of: place)) }
    var result = Set(needs.dependencies[place])
    var open = result.filter { needs.program.nodes[$0].isRead }
    while let read = open.popFirst() {
      for other in needs.dependencies[read] where result.insert(other).inserted {
        if needs.program.nodes[other].isRead { open.insert(other) }
      }
    }
    if isWrite(place) { result.formUnion(makers(of: place)) }
    return result
  }

  private func makers(of place: Int) -> [Int] {
    (starts[place] ?? [:]).compactMap { name, version in
      version == 0 ? nil : writes[name]?[version - 1]
    }
  }

  private static func written(_ place: Int, _ program: Program) -> [String] {
    let node = program.nodes[place]
    return node.writtenInputs.map { program.handleSource(node.inputs[$0]).variableName }
  }

  /// For each needed node, the writes that it depends on.
  private static func ancestors(of needs: Needs, among writes: Set<Int>) -> [Int: Set<Int>] {
    var result: [Int: Set<Int>] = [:]
    guard !writes.isEmpty else { return result }
    for place in sorted(needs) {
      var seen: Set<Int> = []
      for other in needs.dependencies[place] {
        if let inherited = result[other] { seen.formUnion(inherited) }
        if writes.contains(other) { seen.insert(other) }
      }
      if !seen.isEmpty { result[place] = seen }
    }
    return result
  }

  /// The needed nodes, each behind what it depends on.
  private static func sorted(_ needs: Needs) -> [Int] {
    var order: [Int] = []
    var isDone = [Bool](repeating: false, count: needs.program.nodes.count)
    for start in needs.places {
      var open = [start]
      while let place = open.last {
        let missing = needs.dependencies[place].filter { !isDone[$0] }
        if missing.isEmpty || isDone[place] {
          open.removeLast()
          if !isDone[place] { order.append(place) }
          isDone[place] = true
        } else {
          open += missing
        }
      }
    }
    return order
  }

  /// session.run.reads (MSESS-20): of two writes without an order the later node is to blame.
  private static func checkOrder(
    _ writes: [Int], _ ancestors: [Int: Set<Int>], _ program: Program
  ) throws {
    func follows(_ place: Int, _ other: Int) -> Bool { ancestors[place]?.contains(other) ?? false }
    var writers: [String: [Int]] = [:]
    for place in writes {
      for name in written(place, program) {
        let others = writers[name] ?? []
        guard others.allSatisfy({ follows(place, $0) || follows($0, place) }) else {
          throw GraphError(
            .unorderedWrites, node: program.nodes[place].name,
            "another write to variable '\(name)' in the same run has no order with it")
        }
        writers[name] = others + [place]
      }
    }
  }
}
