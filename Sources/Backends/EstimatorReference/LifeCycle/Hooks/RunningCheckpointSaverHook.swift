/// Writes a checkpoint when a session starts, by cadence, and at the end.
///
/// - Rules: `checkpoint.initial`, `checkpoint.cadence.steps`, `checkpoint.cadence.seconds`,
///   `checkpoint.final`, `checkpoint.timer-first`, `listener.callbacks`, `listener.stop`
final class RunningCheckpointSaverHook: RunningHook {
  private let description: CheckpointSaverHook
  private let saver: CheckpointSaver
  private let environment: any Environment
  private let decisions: Decisions
  private var timer: Timer

  init(
    _ description: CheckpointSaverHook, saver: CheckpointSaver, environment: any Environment,
    decisions: Decisions
  ) {
    self.description = description
    self.saver = saver
    self.environment = environment
    self.decisions = decisions
    timer = Timer(description.cadence, environment: environment, decisions: decisions)
  }

  func begin(_ graph: Graph) throws {
    guard graph.globalStep != nil else { throw StepFetch.missing }
    for listener in description.listeners { try listener.begin() }
  }

  func afterCreateSession(_ session: LiveSession, _ coordinator: StopFlag) throws {
    let start = try session.globalStep()
    // checkpoint.initial (CKPT-10): before the first batch, and a stop asked for here is ignored
    // (checkpoint.initial.resumed, CKPT-11).
    if decisions.savesAtStart(session.wasRestored) { _ = try save(session, at: start) }
    timer.fire(at: start)
  }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    // checkpoint.cadence.steps (CKPT-12): the true step decides, not the one before the run.
    let now = try context.live.globalStep()
    guard timer.isDue(at: now) else { return }
    // checkpoint.timer-first (CKPT-18)
    let firesFirst = decisions.firesBeforeSave()
    if firesFirst { timer.fire(at: now) }
    let stops = try save(context.live, at: now)
    if !firesFirst { timer.fire(at: now) }
    if stops { context.requestStop() }
  }

  func end(_ session: LiveSession) throws {
    let last = try session.globalStep()
    // checkpoint.final (CKPT-15)
    if decisions.savesAtEnd(last, timer.last?.step) { _ = try save(session, at: last) }
    for listener in description.listeners { try listener.end(session, globalStep: last) }
  }

  /// Tells the listeners, writes, and tells them again.
  ///
  /// - Returns: Whether a listener asked for training to stop.
  private func save(_ session: LiveSession, at step: Int) throws -> Bool {
    // listener.callbacks (CKPT-17), listener.error (CKPT-22): their errors are this hook's.
    for listener in description.listeners { try listener.beforeSave(session, globalStep: step) }
    try saver.save(session.session, step: step, in: description.checkpointDir)
    var stop = false
    for listener in description.listeners where try listener.afterSave(session, globalStep: step) {
      guard decisions.heedsStop(.listener) else { continue }
      // listener.stop (CKPT-21): the others are still called.
      environment.log.write(
        LogEvent(.info, .stopRequestedByListener, "A listener asked to stop training."))
      stop = true
    }
    return stop
  }
}
