/// Ends training at a global step.
///
/// - Rules: `hook.stop-at-step.compare`, `hook.stop-at-step.kept`, `hook.stop-at-step.passed`
final class StopParticipant: Participant {
  private let hook: StopAtStepHook
  private let engine: Engine

  init(_ hook: StopAtStepHook, engine: Engine) {
    self.hook = hook
    self.engine = engine
  }

  func begin(_ graph: Graph) throws { try graph.requireGlobalStep() }

  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws {
    // hook.stop-at-step.kept (HOOK-32)
    if let count = hook.numSteps, engine.policies.findsGoal(hook.lastStep) {
      hook.lastStep = engine.policies.goal(handle.step, count)
    }
  }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    guard let goal = hook.lastStep, let increment else { return 0 }
    return DueTime.runs(from: step + 1, before: goal, increment: increment)
  }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    guard let goal = hook.lastStep else { return }
    // hook.stop-at-step.compare (HOOK-31): the step is read only if the run could have come to it.
    let hasArrived = engine.policies.hasArrived
    if hasArrived(run.stepBefore + 1, goal), hasArrived(run.handle.step, goal) { run.requestStop() }
  }
}
