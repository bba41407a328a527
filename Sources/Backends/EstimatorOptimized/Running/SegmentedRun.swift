internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Runs whose shapes depend on what they compute, in parts, most of which have plans.
///
/// The first run goes node by node and learns which operations need to see elements. The next ones find out
/// which shapes change from run to run. What stays the same gets plans; so a recurrent model with sparse
/// inputs looks its vectors up node by node (about 5 µs a node), and has one plan for everything from its first layer to the
/// gradient of its input. Where labels are selected step by step, between the last layer and its gradient, the loop
/// over the layers and the loop back lie in two plans, and share a ``FusedStack`` beside them: a step of the benchmark's
/// small model, made one of sequences, takes 0.26 of the time that it took step by step, the medium ragged one 0.3.
final class SegmentedRun {
  private let schedule: Schedule
  private let state: SessionState
  private let loops: RecurrentLoops
  private let stacks = FusedStacks()
  /// The stacks that have run forward in the run that is under way.
  private var passed: [Int: FusedStack] = [:]
  private let counts: RunCounts
  /// Inputs whose elements are the same in all runs of this kind.
  private let known: Set<Int>
  private let given: Set<Int>
  private var trace: RunTrace?
  private var varying: Set<Int> = []
  private var needy: Set<Int> = []
  private var steady = SteadyValues()
  private var parts: [Part]?
  /// Whether the run before this one learned something.
  private var isCutDue = false

  private final class Part {
    let segment: Segmentation.Segment
    var plans = RecentPlans<Key, Plan>(most: PreparedRun.mostPlans)

    init(_ segment: Segmentation.Segment) { self.segment = segment }
  }

  /// What a part's plan takes as given.
  private struct Key: Hashable {
    /// The inputs that are the same in all runs.
    let known: [[UInt8]?]
    /// The stacks that were passed before.
    let passed: [Int: ObjectIdentifier]
  }

  init(
    _ schedule: Schedule, _ state: SessionState, _ loops: RecurrentLoops, given: Set<Int>,
    known: Set<Int>, _ counts: RunCounts
  ) {
    self.counts = counts
    self.schedule = schedule
    self.state = state
    self.loops = loops
    self.given = given
    self.known = known
  }

  /// - Parameter use: Takes what is fetched, which stays where it is only until the next run.
  func run<Result>(_ inputs: [OwnedTensor], _ use: ([OwnedTensor]) -> Result) throws -> Result {
    passed = [:]
    if isCutDue { cut() }
    isCutDue = false
    var run = DirectRun(
      schedule, variables: state.variables, context: state.context, borrows: parts != nil)
    run.take(inputs)
    var isStable = false
    if let parts {
      isStable = true
      for part in parts { isStable = try self.run(part, in: &run) && isStable }
    } else {
      try learn(&run)
    }
    // Results lie in the memory of plans, which new parts do away with; and many runs are the last of their kind.
    isCutDue = !isStable
    return use(schedule.fetches.map { run.value($0) })
  }

  // MARK: Learning

  private func learn(_ run: inout DirectRun) throws {
    var trace = RunTrace(given: known)
    for place in schedule.order { try trace.run(place, of: schedule, in: &run) }
    if let old = self.trace { varying.formUnion(trace.differences(from: old)) }
    needy.formUnion(trace.needy)
    self.trace = trace
  }

  private func cut() {
    guard let trace else { return }
    parts = Segmentation(schedule, trace, varying: varying, needy: needy, given: given)?.segments
      .map(Part.init)
  }

  /// Compares the shapes of a node's outputs with those of before.
  private func note(_ place: Int, _ run: DirectRun) -> Bool {
    var isSame = true
    for index in schedule.program.nodes[place].outputs.indices {
      let value = schedule.program.value(place, index)
      if !loops.hidden.contains(value), note(run.value(value).slot.shape, of: value) {
        isSame = false
      }
    }
    return isSame
  }

  /// - Returns: Whether the shape is another one than before.
  private func note(_ shape: Shape, of value: Int) -> Bool {
    guard let old = trace?.shapes[value] else {
      trace?.note(shape, of: value)
      return false
    }
    guard old != shape else { return false }
    return varying.insert(value).inserted
  }

  // MARK: Running

  /// - Returns: Whether everything was as before.
  private func run(_ part: Part, in run: inout DirectRun) throws -> Bool {
    let segment = part.segment
    let isExpected = segment.inputs.allSatisfy { hasExpectedShape($0, run) }
    if segment.hasPlan, isExpected, let plan = try plan(part, run) {
      try self.run(plan, segment, &run)
      return true
    }
    var isStable = !segment.hasPlan
    for place in segment.places where !isDone(place, run) {
      try run.run(at: place, as: wayBack(at: place))
      if !note(place, run) { isStable = false }
    }
    return isStable
  }

  /// How to lead a loop back whose pass forward ran as a whole, and left nothing that a kernel could use.
  private func wayBack(at place: Int) -> ((Site) -> Work)? {
    guard case .backward(let role) = loops.roles[schedule.program.nodes[place].id],
      let stack = passed[role.forward]
    else { return nil }
    return { [counts] site in
      counts.fusedLoops += 1
      return stack.backward(site, role)
    }
  }

  /// What was given, or seen for the first time, is noted.
  private func hasExpectedShape(_ value: Int, _ run: DirectRun) -> Bool {
    if loops.hidden.contains(value) { return true }
    let shape = run.value(value).slot.shape
    _ = note(shape, of: value)
    return trace?.shapes[value] == shape
  }

  /// Whether a part before this one had the same read or constant.
  private func isDone(_ place: Int, _ run: DirectRun) -> Bool {
    let outputs = schedule.program.nodes[place].outputs.indices
    return !outputs.isEmpty
      && outputs.allSatisfy { run.values[schedule.program.value(place, $0)] != nil }
  }

  private func run(_ plan: Plan, _ segment: Segmentation.Segment, _ run: inout DirectRun) throws {
    for (position, value) in segment.inputs.enumerated() {
      plan.input(position)?.copy(from: run.value(value).slot)
    }
    try plan.prepare()
    try plan.run()
    passed = plan.passed
    counts.fusedLoops += plan.fusedLoopCount
    for (index, output) in segment.outputs.enumerated() {
      let slot = plan.fetches[index]
      run.put(
        plan.isVariable[index] ? OwnedTensor(copying: slot) : OwnedTensor(borrowing: slot),
        at: output)
    }
  }

  /// The part's plan; `nil` if one of its nodes turns out to need elements after all.
  private func plan(_ part: Part, _ run: DirectRun) throws -> Plan? {
    let inputs = part.segment.inputs.map { value in
      let slot = run.value(value).slot
      return (slot: slot, isKnown: isKnown(value, slot))
    }
    let key = Key(
      known: inputs.map { $0.isKnown ? $0.slot.content : nil },
      passed: passed.mapValues { ObjectIdentifier($0) })
    if let plan = part.plans[key] { return plan }
    counts.plans += 1
    var compiler = PlanCompiler(
      Schedule(
        part: part.segment.places, of: schedule, feeds: part.segment.inputs,
        fetches: part.segment.outputs),
      inputs: inputs.map {
        PlanInput($0.slot.dataType, $0.slot.shape, value: $0.isKnown ? $0.slot : nil)
      }, variables: state.variables, context: state.context,
      loops: loops, stacks: stacks, passed: passed)
    do {
      let plan = try compiler.compile()
      part.plans[key] = plan
      return plan
    } catch let need as ValueNeeded {
      if let place = need.place { needy.insert(place) }
      return nil
    }
  }

  /// Whether a value follows from shapes and constants, and was the same in all runs.
  private func isKnown(_ value: Int, _ slot: Slot) -> Bool {
    guard let trace, trace.known.contains(value), slot.dataType != .string,
      slot.count <= Segmentation.mostElements
    else { return false }
    return steady.isSteady(value, slot)
  }
}
