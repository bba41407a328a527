/// Logs how many steps pass per second, and warns when none do.
///
/// - Rules: `hook.step-counter`, `train.step.stuck`
final class RunningStepCounterHook: RunningHook {
  private let description: StepCounterHook
  private let environment: any Environment
  private let decisions: Decisions
  private var timer: Timer
  private var step: StepFetch?

  init(_ description: StepCounterHook, environment: any Environment, decisions: Decisions) {
    self.description = description
    self.environment = environment
    self.decisions = decisions
    // hook.reuse (HOOK-96): nothing starts over, unlike in a hook that logs.
    timer = Timer(
      description.cadence,
      last: description.measuredFrom.map { TimerMark(step: $0.step, time: $0.time) },
      environment: environment, decisions: decisions)
  }

  func begin(_ graph: Graph) throws { step = try StepFetch(graph) }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? { step?.arguments }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    guard let step else { return }
    let before = step.stepBeforeRun(in: values)
    if timer.isDue(at: before + 1) { try logRate(at: context.live.globalStep()) }
    warnIfStuck(at: before)
    description.previousStep = before
  }

  private func logRate(at now: Int) throws {
    guard timer.isDue(at: now) else { return }
    let passed = timer.fire(at: now)
    description.measuredFrom = timer.last.map { ($0.step, $0.time) }
    // hook.step-counter (HOOK-41): the first time only starts the clock.
    guard let passed else { return }
    let rate = decisions.rate(passed.steps, passed.seconds)
    environment.log.write(
      LogEvent(
        .info, .stepsPerSecond, step: now, values: ["rate": Tensor(rate)],
        "\(rate) steps per second"))
  }

  private func warnIfStuck(at step: Int) {
    // train.step.stuck (HOOK-42): for the first five such runs of the process.
    guard step == description.previousStep,
      decisions.warnsOfStuckStep(environment.log.occurrence(of: .stepNotIncreased))
    else { return }
    environment.log.write(
      LogEvent(
        .warning, .stepNotIncreased, step: step,
        "The global step is \(step), as it was in the run before. Does the train op raise it?"))
  }
}
