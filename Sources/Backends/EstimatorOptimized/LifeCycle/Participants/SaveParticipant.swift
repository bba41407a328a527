/// Saves at the start, by cadence, and at the end.
///
/// - Rules: `checkpoint.initial`, `checkpoint.cadence.steps`, `checkpoint.cadence.seconds`,
///   `checkpoint.final`, `checkpoint.timer-first`, `listener.callbacks`, `listener.stop`
final class SaveParticipant: Participant {
  private let hook: CheckpointSaverHook
  private let archive: CheckpointArchive
  private let engine: Engine
  /// Whether somebody may look at the files between two runs.
  private let isWatched: Bool
  private var due: DueTime

  init(_ hook: CheckpointSaverHook, archive: CheckpointArchive, isWatched: Bool, engine: Engine) {
    self.hook = hook
    self.archive = archive
    self.engine = engine
    self.isWatched = isWatched
    due = DueTime(hook.cadence, engine: engine)
  }

  func begin(_ graph: Graph) throws {
    try graph.requireGlobalStep()
    for listener in hook.listeners { try listener.begin() }
  }

  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws {
    let step = handle.step
    // checkpoint.initial (CKPT-10, CKPT-11)
    if engine.policies.savesFirst(handle.isResumed) { _ = try save(handle, step) }
    due.happened(at: step)
  }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    due.quietRuns(from: step, increment: increment, lookingAhead: increment ?? 1)
  }

  /// Seconds cannot be told ahead, so the clock is looked at after every run.
  func concerns(_ run: QuietRun) -> Bool { due.isDue(at: run.step) }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    // checkpoint.cadence.steps (CKPT-12): by the step that the run came to.
    let step = run.handle.step
    guard due.isDue(at: step) else { return }
    // checkpoint.timer-first (CKPT-18)
    let marksFirst = engine.policies.marksBeforeSaving()
    if marksFirst { due.happened(at: step) }
    let stops = try save(run.handle, step)
    if !marksFirst { due.happened(at: step) }
    if stops { run.requestStop() }
  }

  func finish(_ handle: SessionHandle) throws {
    let step = handle.step
    // checkpoint.final (CKPT-15)
    if engine.policies.savesLast(step, due.last?.step) { _ = try save(handle, step) }
    for listener in hook.listeners { try listener.end(handle, globalStep: step) }
    try archive.flush()
  }

  /// listener.callbacks (CKPT-17), listener.stop (CKPT-21), listener.error (CKPT-22)
  private func save(_ handle: SessionHandle, _ step: Int) throws -> Bool {
    for listener in hook.listeners { try listener.beforeSave(handle, globalStep: step) }
    try archive.store(handle.session, step: step, in: hook.checkpointDir)
    // Whoever looks now must find it; with nobody looking, training goes on while it is written.
    if isWatched || !hook.listeners.isEmpty { try archive.flush() }
    var stops = false
    for listener in hook.listeners where try listener.afterSave(handle, globalStep: step) {
      guard engine.policies.obeys(.listener) else { continue }
      engine.log(.info, .stopRequestedByListener, "A listener ends training at step \(step).")
      stops = true
    }
    return stops
  }
}
