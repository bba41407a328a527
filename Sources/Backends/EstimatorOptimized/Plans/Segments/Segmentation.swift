internal import EstimatorGraphs
internal import EstimatorTensors

/// A run cut into parts that follow one another: those with plans, and those done node by node.
///
/// Node by node go operations whose shapes depend on elements, and whatever meets values whose shapes change
/// from run to run. Parts are as few as data and control allow. Reads of variables, and what follows from
/// shapes and constants alone, belong to no part: each part that needs them has them anew, which costs
/// nothing. No variable is written before the last use of what was read of it.
struct Segmentation {
  struct Segment {
    let hasPlan: Bool
    /// Places in their order, those of reads and constants included.
    let places: [Int]
    /// Values made elsewhere, and values that others need.
    let inputs: [Int]
    let outputs: [Int]
  }

  private(set) var segments: [Segment] = []

  private let schedule: Schedule
  private let trace: RunTrace
  private let varying: Set<Int>
  private let needy: Set<Int>
  /// Values given from outside.
  private let given: Set<Int>
  private let rank: [Int: Int]
  /// The most elements of a constant that is handed on instead of made anew.
  static let mostElements = 64

  /// - Returns: `nil` if what reads an old value of a variable depends on what writes it.
  init?(
    _ schedule: Schedule, _ trace: RunTrace, varying: Set<Int>, needy: Set<Int>, given: Set<Int>
  ) {
    self.schedule = schedule
    self.trace = trace
    self.varying = varying
    self.needy = needy
    self.given = given
    rank = Dictionary(uniqueKeysWithValues: schedule.order.enumerated().map { ($1, $0) })
    guard let parts = parts() else { return nil }
    segments = joined(parts)
  }

  private func node(_ place: Int) -> Node { schedule.program.nodes[place] }

  private func outputs(_ place: Int) -> [Int] {
    node(place).outputs.indices.map { schedule.program.value(place, $0) }
  }

  private func inputs(_ place: Int) -> [Int] {
    node(place).inputs.filter { $0.dataType != .resource }.map(schedule.program.value)
  }

  /// The places that make a node's inputs, unless those are given.
  private func makers(_ place: Int) -> [Int] {
    node(place).inputs.filter {
      $0.dataType != .resource && !given.contains(schedule.program.value($0))
    }.map { schedule.program.place($0.node) }
  }

  // MARK: Kinds

  private func varies(_ place: Int) -> Bool {
    (inputs(place) + outputs(place)).contains { varying.contains($0) }
  }

  /// Whether a node belongs to no part.
  private func isFree(_ place: Int) -> Bool {
    let values = outputs(place)
    if varies(place) || values.contains(where: { schedule.fetches.contains($0) }) { return false }
    if node(place).isRead { return true }
    guard !values.isEmpty, values.allSatisfy({ trace.known.contains($0) }) else { return false }
    if inputs(place).allSatisfy({ trace.known.contains($0) }) { return true }
    return values.contains { (trace.shapes[$0]?.elementCount ?? 0) > Self.mostElements }
  }

  private func hasPlan(_ place: Int) -> Bool { !needy.contains(place) && !varies(place) }

  private func isWrite(_ place: Int) -> Bool { !node(place).writtenInputs.isEmpty }

  // MARK: Order

  /// Places that belong to a part, kind after kind; `nil` if there is no such order.
  private func parts() -> [[Int]]? {
    let free = Set(schedule.order.filter(isFree))
    let own = schedule.order.filter { !free.contains($0) }
    let waiting = waiting(own, free)
    var open = own
    var done: Set<Int> = []
    var parts: [[Int]] = []
    var planned = true
    var fruitless = 0
    while !open.isEmpty {
      // Writes come when nothing else is left to do.
      let writes = fruitless >= 2
      var part: [Int] = []
      for place in open where hasPlan(place) == planned && isWrite(place) == writes {
        guard waiting[place]?.isSubset(of: done) ?? true else { continue }
        part.append(place)
        done.insert(place)
      }
      open.removeAll { done.contains($0) }
      fruitless = part.isEmpty ? fruitless + 1 : 0
      if fruitless > 4 { return nil }
      if !part.isEmpty { parts.append(part) }
      planned.toggle()
    }
    return parts
  }

  /// What each place that belongs to a part waits for, seen through those that do not.
  private func waiting(_ own: [Int], _ free: Set<Int>) -> [Int: Set<Int>] {
    let members = Set(own)
    var seen: [Int: Set<Int>] = [:]
    for place in schedule.order {
      var before: Set<Int> = []
      for other in schedule.predecessors[place] ?? [] {
        if members.contains(other) { before.insert(other) }
        if free.contains(other) { before.formUnion(seen[other] ?? []) }
      }
      seen[place] = before
    }
    var result = seen.filter { members.contains($0.key) }
    let readers = readers(own, free)
    for place in own where isWrite(place) {
      for (name, version) in schedule.versions[place] ?? [:] {
        result[place]?.formUnion((readers["\(version)/\(name)"] ?? []).subtracting([place]))
      }
    }
    return result
  }

  /// Who uses which version of a variable by a read that belongs to no part.
  private func readers(_ own: [Int], _ free: Set<Int>) -> [String: Set<Int>] {
    var result: [String: Set<Int>] = [:]
    for place in own {
      for other in pulled([place], free) where node(other).isRead {
        for (name, version) in schedule.versions[other] ?? [:] {
          result["\(version)/\(name)", default: []].insert(place)
        }
      }
    }
    return result
  }

  /// The free places that some places need.
  private func pulled(_ places: [Int], _ free: Set<Int>) -> Set<Int> {
    var result: Set<Int> = []
    var open = places.flatMap(makers)
    while let place = open.popLast() {
      guard free.contains(place), result.insert(place).inserted else { continue }
      open += makers(place)
    }
    return result
  }

  // MARK: Borders

  private func joined(_ parts: [[Int]]) -> [Segment] {
    let free = Set(schedule.order.filter(isFree))
    let whole = parts.map { part in
      (part + pulled(part, free)).sorted { (rank[$0] ?? 0) < (rank[$1] ?? 0) }
    }
    let needed = whole.map { places -> [Int] in
      let made = Set(places.flatMap(outputs))
      return Set(places.flatMap(inputs).filter { !made.contains($0) || given.contains($0) })
        .sorted()
    }
    let wanted = Set(needed.joined()).union(schedule.fetches)
    return zip(zip(parts, whole), needed).map { part, inputs in
      Segment(
        hasPlan: hasPlan(part.0[0]), places: part.1, inputs: inputs,
        outputs: part.0.flatMap(outputs).filter { wanted.contains($0) && !given.contains($0) })
    }
  }
}
