/// Stops training at a global step.
///
/// - Rules: `hook.stop-at-step.compare`, `hook.stop-at-step.kept`, `hook.stop-at-step.passed`
final class RunningStopAtStepHook: RunningHook {
  private let description: StopAtStepHook
  private let decisions: Decisions
  private var step: StepFetch?

  init(_ description: StopAtStepHook, decisions: Decisions) {
    self.description = description
    self.decisions = decisions
  }

  func begin(_ graph: Graph) throws { step = try StepFetch(graph) }

  func afterCreateSession(_ session: LiveSession, _ coordinator: StopFlag) throws {
    // hook.stop-at-step.kept (HOOK-32), session.recovery.limit (MSESS-54)
    guard let numSteps = description.numSteps, decisions.setsLimit(description.lastStep) else {
      return
    }
    description.lastStep = decisions.limit(try session.globalStep(), numSteps)
  }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? { step?.arguments }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    guard let step, let lastStep = description.lastStep else { return }
    // hook.stop-at-step.compare (HOOK-31): the step before plus one, then the true step.
    guard decisions.stops(step.stepBeforeRun(in: values) + 1, lastStep) else { return }
    if decisions.stops(try context.live.globalStep(), lastStep) { context.requestStop() }
  }
}
