/// Logs how many steps pass per second, and warns when none do.
///
/// - Rules: `hook.step-counter`, `train.step.stuck`
final class RunningStepCounterHook: RunningHook {
  private let environment: any Environment
  private let decisions: Decisions
  private var timer: Timer
  private var step: StepFetch?
  private var previousStep: Int?

  init(_ description: StepCounterHook, environment: any Environment, decisions: Decisions) {
    self.environment = environment
    self.decisions = decisions
    timer = Timer(description.cadence, environment: environment, decisions: decisions)
  }

  func begin(_ graph: Graph) throws { step = try StepFetch(graph) }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? { step?.arguments }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    guard let step else { return }
    let before = step.stepBeforeRun(in: values)
    if timer.isDue(at: before + 1) { try logRate(at: context.live.globalStep()) }
    warnIfStuck(at: before)
    previousStep = before
  }

  private func logRate(at now: Int) throws {
    guard timer.isDue(at: now), let passed = timer.fire(at: now) else { return }
    // hook.step-counter (HOOK-41): the first time only starts the clock.
    let rate = decisions.rate(passed.steps, passed.seconds)
    environment.log.write(
      LogEvent(
        .info, .stepsPerSecond, step: now, values: ["rate": Tensor(rate)],
        "\(rate) steps per second"))
  }

  private func warnIfStuck(at step: Int) {
    // train.step.stuck (HOOK-42): for the first five such runs of the process.
    guard step == previousStep,
      decisions.warnsOfStuckStep(environment.log.occurrence(of: .stepNotIncreased))
    else { return }
    environment.log.write(
      LogEvent(
        .warning, .stepNotIncreased, step: step,
        "The global step is \(step), as it was in the run before. Does the train op raise it?"))
  }
}
