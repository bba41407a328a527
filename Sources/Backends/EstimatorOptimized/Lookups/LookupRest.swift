internal import EstimatorGraphs

/// What is left of a schedule when its lookups are done elsewhere.
struct LookupRest {
  /// Its inputs are the run's own without indices and ids, then vectors and lengths of each lookup; its results
  /// the run's own but for those passed on, then for each update the gradient and the scalars in their order.
  let schedule: Schedule
  /// Places of the run's inputs that are left.
  let inputs: [Int]
  /// For each of the run's results, the place among its inputs if it is one of those that are not left: evaluation
  /// fetches some part of the batch.
  let passed: [Int?]
  private let whole: Schedule

  /// Results that are its own.
  var resultCount: Int { passed.count { $0 == nil } }

  /// - Returns: `nil` where something else looks at ids, or meets what updates write.
  init?(_ whole: Schedule, _ lookups: [SequenceLookup], _ kernels: KernelTable) {
    self.whole = whole
    let found = lookups.reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    let results = lookups.flatMap { [$0.vectors, $0.lengths] }
    let updates = lookups.compactMap(\.update)
    let hidden = Set(lookups.flatMap { $0.sparse.dropLast() })
    let passed = whole.fetches.map { fetch in hidden.first { whole.inputs[$0] == fetch } }
    self.passed = passed
    let fetches =
      zip(whole.fetches, passed).filter { $0.1 == nil }.map(\.0) + updates.flatMap(\.needs)
    let kept = Self.kept(
      whole.order.filter { !found.contains($0) }, fetches, besides: Set(results), whole)
    inputs = whole.inputs.indices.filter { !hidden.contains($0) }
    schedule = Schedule(
      part: whole.order.filter(kept.contains), of: whole,
      feeds: inputs.map { whole.inputs[$0] } + results, fetches: fetches)
    let dropped = found.subtracting(kept)
    guard dropped.isSuperset(of: updates.map(\.place)),
      dropped.allSatisfy({ !kernels.replaced.contains(whole.program.nodes[$0].kind) }),
      !uses(Set(hidden.map { whole.inputs[$0] })),
      !meets(Set(updates.flatMap(\.variables)))
    else { return nil }
  }

  /// From what is wanted back to what it needs, as far as some values that are there.
  private static func kept(
    _ places: [Int], _ values: [Int], besides made: Set<Int>, _ whole: Schedule
  ) -> Set<Int> {
    let (program, order) = (whole.program, Set(whole.order))
    let makers = values.filter { !made.contains($0) }.map(program.maker)
    var open = places + makers.filter(order.contains)
    var kept: Set<Int> = []
    while let place = open.popLast() {
      guard kept.insert(place).inserted else { continue }
      let inputs = program.nodes[place].inputs.filter {
        $0.dataType != .resource && !made.contains(program.value($0))
      }
      open += inputs.map { program.place($0.node) }.filter(order.contains)
    }
    return kept
  }

  private func uses(_ values: Set<Int>) -> Bool {
    let program = whole.program
    return schedule.order.contains { place in
      program.nodes[place].inputs.contains {
        $0.dataType != .resource && values.contains(program.value($0))
      }
    }
  }

  /// Whether what is left writes one of these variables, or reads it behind a write.
  private func meets(_ variables: Set<String>) -> Bool {
    schedule.order.contains { place in
      let starts = whole.versions[place] ?? [:]
      return starts.contains { name, version in
        variables.contains(name) && (version > 0 || !whole.program.nodes[place].isRead)
      }
    }
  }
}

extension SequenceLookup.Update {
  /// The numbers of its scalars in the order of the operation's inputs.
  var scalarValues: [Int] { scalars.sorted { $0.key < $1.key }.map(\.value) }

  /// The values that it takes.
  fileprivate var needs: [Int] { [gradient] + scalarValues }
}
