internal import CEstimatorKernels
internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Runs with ids over time: vectors are looked up, one plan does all the rest, and tables are moved.
///
/// What lies between the ids of a batch and the first layer is some forty operations on as many ids as there
/// are, whose shapes no plan can know; here it is two passes. A training step of a small LSTM takes 0.7 of the
/// time, one of two simple layers 0.75 (the benchmark's sizes, one thread).
///
/// Where labels are selected step by step, shapes depend on what is computed, and the rest is a
/// ``SegmentedRun``: vectors are looked up and tables moved all the same.
final class LookupRun {
  private let schedule: Schedule
  private let state: SessionState
  private let loops: RecurrentLoops
  private let counts: RunCounts
  private let lookups: [SequenceLookup]
  private let rest: LookupRest
  private var plans = RecentPlans<Key, LookupPlan>(most: PreparedRun.mostPlans)
  private var way = Way.planned

  private enum Way {
    case planned, cut, impossible
  }

  private struct Key: Hashable {
    let inputs: [RunInput]
    let sizes: [[Int]]
  }

  /// - Returns: `nil` for a schedule without lookups, or where something else looks at what they stand for.
  init?(_ schedule: Schedule, _ state: SessionState, _ loops: RecurrentLoops, _ counts: RunCounts) {
    let lookups = LookupSearch(schedule).run()
    guard !lookups.isEmpty, let rest = LookupRest(schedule, lookups, state.context.kernels) else {
      return nil
    }
    self.schedule = schedule
    self.state = state
    self.counts = counts
    self.lookups = lookups
    self.rest = rest
    self.loops = loops
  }

  /// - Returns: What is fetched; `nil` for a batch that this is not for.
  func run(_ tensors: [Tensor]) throws -> [Tensor]? {
    guard let sizes = sizes(of: tensors), let plan = try plan(for: tensors, sizes) else {
      return nil
    }
    let results = try plan.run(tensors)
    if results != nil { counts.lookups += lookups.count }
    return results
  }

  /// Rows and steps of each lookup; `nil` where one has no cells, or so many that their number, which has
  /// 32 bits, may not do.
  private func sizes(of tensors: [Tensor]) -> [[Int]]? {
    let sizes = lookups.map { lookup in
      (tensors[lookup.sparse.upperBound - 1].array(of: Int64.self) ?? []).map { Int($0) }
    }
    let fits = sizes.allSatisfy { $0.count == 2 && $0.allSatisfy { 1..<1 << 16 ~= $0 } }
    return fits ? sizes : nil
  }

  private func plan(for tensors: [Tensor], _ sizes: [[Int]]) throws -> LookupPlan? {
    switch way {
    case .impossible: return nil
    case .cut: return try cutPlan(for: tensors, sizes)
    case .planned:
      do { return try wholePlan(for: tensors, sizes) } catch is ValueNeeded {
        way = state.context.options.cutsRuns ? .cut : .impossible
        return try plan(for: tensors, sizes)
      }
    }
  }

  private func wholePlan(for tensors: [Tensor], _ sizes: [[Int]]) throws -> LookupPlan {
    let key = Key(inputs: rest.inputs.map { .shape(tensors[$0].shape) }, sizes: sizes)
    if let plan = plans[key] { return plan }
    counts.plans += 1
    let scratch = Scratch()
    var compiler = PlanCompiler(
      rest.schedule, inputs: inputs(of: tensors, sizes, scratch), variables: state.variables,
      context: state.context, loops: loops)
    let body = PlannedBody(
      rest, try withExtendedLifetime(scratch) { try compiler.compile() }, counts)
    let plan = try LookupPlan(rest, lookups, sizes: sizes, body, state)
    plans[key] = plan
    return plan
  }

  private func inputs(
    of tensors: [Tensor], _ sizes: [[Int]], _ scratch: Scratch
  ) -> [PlanInput] {
    let known = Set(lookups.map { $0.sparse.upperBound - 1 })
    let own = rest.inputs.map { place in
      PlanInput(
        tensors[place].dataType, tensors[place].shape,
        value: known.contains(place) ? scratch.keep(OwnedTensor(tensors[place])) : nil)
    }
    return own
      + zip(lookups, sizes).flatMap { lookup, size in
        [
          PlanInput(.float32, lookup.vectorShape(size)), PlanInput(.int64, Shape([size[0]])),
        ]
      }
  }

  private func cutPlan(for tensors: [Tensor], _ sizes: [[Int]]) throws -> LookupPlan? {
    let kinds = RunInput.kinds(of: tensors)
    let key = Key(inputs: rest.inputs.map { kinds[$0] }, sizes: sizes)
    if let plan = plans[key] { return plan }
    let known = rest.inputs.filter { kinds[$0].isKnown }.map { schedule.inputs[$0] }
    let run = SegmentedRun(
      rest.schedule, state, loops, given: Set(rest.schedule.inputs), known: Set(known), counts)
    guard let body = CutBody(rest, lookups, sizes: sizes, run) else {
      way = .impossible
      return nil
    }
    let plan = try LookupPlan(rest, lookups, sizes: sizes, body, state)
    plans[key] = plan
    return plan
  }
}
