/// Logs tensors, by its own count of runs.
///
/// - Rules: `hook.logging.cadence`, `hook.logging.at-end`, `train.logging.cadence`
final class LogParticipant: Participant {
  private let hook: LoggingTensorHook
  private let engine: Engine
  private var tensors: OrderedDictionary<String, SymbolicTensor> = [:]
  private var due: DueTime
  private var runs = 0
  private var logsThisRun = false

  init(_ hook: LoggingTensorHook, engine: Engine) {
    self.hook = hook
    self.engine = engine
    due = DueTime(hook.cadence, engine: engine)
  }

  func begin(_ graph: Graph) throws {
    // hook.reuse (HOOK-96)
    due = DueTime(hook.cadence, engine: engine)
    runs = 0
    tensors = try hook.tensors.mapValues { try $0.resolved(in: graph) }
  }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    guard let last = due.last else { return hook.cadence == nil ? .max : 0 }
    switch hook.cadence {
    case .steps(let interval)?: return max(engine.policies.nextStep(last.step, interval) - runs, 0)
    // Whether it is time is decided before a run, because the tensors belong to that run.
    case .seconds?: return 0
    case nil: return .max
    }
  }

  func passed(_ run: QuietRun) { runs += 1 }

  func willRun(_ run: AttendedRun) throws -> SessionRunArguments? {
    // hook.logging.cadence (HOOK-21)
    logsThisRun = due.isDue(at: runs)
    return logsThisRun ? SessionRunArguments(fetches: tensors) : nil
  }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    defer { runs += 1 }
    guard logsThisRun, let results = values.results else { return }
    due.happened(at: runs)
    log(results)
  }

  func finish(_ handle: SessionHandle) throws {
    // hook.logging.at-end (HOOK-23)
    guard hook.atEnd else { return }
    log(OrderedDictionary(zip(tensors.keys, try handle.run(tensors.values, feeds: [:]))))
  }

  private func log(_ values: OrderedDictionary<String, Tensor>) {
    engine.log(
      .info, .loggedTensors, values: values,
      values.map { "\($0.key) = \($0.value.shortText)" }.joined(separator: ", "))
  }
}

/// Measures steps per second, and notices a step that stands still.
///
/// - Rules: `hook.step-counter`, `train.step.stuck`
final class RateParticipant: Participant {
  private let hook: StepCounterHook
  private let engine: Engine
  private var due: DueTime

  init(_ hook: StepCounterHook, engine: Engine) {
    self.hook = hook
    self.engine = engine
    // hook.reuse (HOOK-96)
    due = DueTime(hook.cadence, last: hook.measuredFrom, engine: engine)
  }

  func begin(_ graph: Graph) throws { try graph.requireGlobalStep() }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    // A step that may stand still must be watched (train.step.stuck): because the graph does not
    // move it, or because a session was made again from where it was.
    guard let increment, increment != 0, step != hook.previousStep else { return 0 }
    return due.quietRuns(from: step, increment: increment)
  }

  /// Steps move in quiet runs, so that nothing is stuck; only seconds can have become due.
  func concerns(_ run: QuietRun) -> Bool { due.isDue(at: run.step) }

  func passed(_ run: QuietRun) { hook.previousStep = run.stepBefore }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    measure(run)
    if run.stepBefore == hook.previousStep { warn(at: run.stepBefore) }
    hook.previousStep = run.stepBefore
  }

  private func measure(_ run: AttendedRun) {
    guard due.isDue(at: run.stepBefore + 1), due.isDue(at: run.handle.step) else { return }
    let passed = due.happened(at: run.handle.step)
    hook.measuredFrom = due.last
    // hook.step-counter (HOOK-41): the first time there is nothing to compare with.
    guard let passed else { return }
    let rate = Double(passed.steps) / passed.seconds
    engine.log(
      .info, .stepsPerSecond, step: run.handle.step, values: ["rate": Tensor(rate)],
      "\(rate) steps per second")
  }

  private func warn(at step: Int) {
    // train.step.stuck (HOOK-42)
    guard engine.environment.log.occurrence(of: .stepNotIncreased) <= 5 else { return }
    engine.log(
      .warning, .stepNotIncreased, step: step, "The global step has stayed at \(step) for a run.")
  }
}
