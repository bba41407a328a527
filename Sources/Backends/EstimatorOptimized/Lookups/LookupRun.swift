internal import CEstimatorKernels
internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Runs with ids over time: vectors are looked up, one plan does all the rest, and tables are moved.
///
/// What lies between the ids of a batch and the first layer is some forty operations on as many ids as there
/// are, whose shapes no plan can know; here it is two passes. A training step of a small LSTM takes 0.7 of the
/// time, one of two simple layers 0.75 (the benchmark's sizes, one thread).
final class LookupRun {
  private let schedule: Schedule
  private let state: SessionState
  private let loops: RecurrentLoops
  private let lookups: [SequenceLookup]
  private let rest: LookupRest
  private var plans: [Key: LookupPlan] = [:]
  private var isPossible = true

  private struct Key: Hashable {
    let shapes: [Shape]
    let sizes: [[Int]]
  }

  /// - Returns: `nil` for a schedule without lookups, or where something else looks at what they stand for.
  init?(_ schedule: Schedule, _ state: SessionState, _ loops: RecurrentLoops) {
    let lookups = LookupSearch(schedule).run()
    guard !lookups.isEmpty, let rest = LookupRest(schedule, lookups, state.context.kernels) else {
      return nil
    }
    self.schedule = schedule
    self.state = state
    self.lookups = lookups
    self.rest = rest
    self.loops = loops.limited(
      to: Set(rest.schedule.order.map { schedule.program.nodes[$0].id }))
  }

  /// Lookups that were done here.
  private(set) var count = 0

  /// - Returns: What is fetched; `nil` for a batch that this is not for.
  func run(_ tensors: [Tensor]) throws -> [Tensor]? {
    guard isPossible, let sizes = sizes(of: tensors) else { return nil }
    let results = try plan(for: tensors, sizes)?.run(tensors)
    if results != nil { count += lookups.count }
    return results
  }

  /// Rows and steps of each lookup; `nil` where one has no cells, or more than can be.
  private func sizes(of tensors: [Tensor]) -> [[Int]]? {
    let sizes = lookups.map { lookup in
      (tensors[lookup.sparse.upperBound - 1].array(of: Int64.self) ?? []).map { Int($0) }
    }
    let fits = sizes.allSatisfy { $0.count == 2 && $0.allSatisfy { 1..<1 << 16 ~= $0 } }
    return fits ? sizes : nil
  }

  private func plan(for tensors: [Tensor], _ sizes: [[Int]]) throws -> LookupPlan? {
    let key = Key(shapes: rest.inputs.map { tensors[$0].shape }, sizes: sizes)
    if let plan = plans[key] { return plan }
    if plans.count >= PreparedRun.mostPlans { plans = [:] }
    do {
      let plan = try LookupPlan.make(
        rest, lookups, tensors, sizes: sizes, state, loops)
      plans[key] = plan
      return plan
    } catch is ValueNeeded {
      isPossible = false
      return nil
    }
  }
}
