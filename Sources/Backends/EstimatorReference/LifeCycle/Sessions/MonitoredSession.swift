/// A session with hooks around every run, made again when its device is lost.
///
/// - Rules: `session.start.order`, `session.run.order`, `session.end.normal`, `session.recovery`
final class MonitoredSession {
  private let start: SessionStart
  private let hooks: [any RunningHook]
  private let globalStepRead: SymbolicTensor
  /// `nil` before the first, after the end, and where one could not be made.
  private var current: HookedSession?
  private var hasEnded = false
  /// How many sessions were lost.
  private var lost = 0

  /// Calls `begin` of every hook, finalises the graph and makes the first session.
  init(start: SessionStart, hooks: [any RunningHook]) throws {
    self.start = start
    self.hooks = hooks
    globalStepRead = try start.model.graph.read(start.model.globalStep)
    // session.start.order (MSESS-10): begin comes first, and only once.
    try Self.begin(start, hooks, session: 0)
    start.model.graph.finalize()
    do { try renew() } catch {
      // session.start.error (MSESS-12): even the end of input is an error here.
      close()
      throw error
    }
  }

  var shouldStop: Bool { current?.shouldStop ?? true }

  /// Runs with all hooks; after a lost device, again in a new session.
  func run(fetches: [SymbolicTensor], targets: [Operation]) throws -> [Tensor] {
    while true {
      guard let current else { crash("A loop goes on only with a session") }
      do {
        return try current.run(fetches: fetches, targets: targets)
      } catch let error as EstimatorError where start.decisions.recovers(error.kind) {
        // session.recovery (MSESS-50, MSESS-51): without limit, and without begin.
        lost += 1
        try Self.begin(start, hooks, session: lost)
        try renew()
      }
    }
  }

  /// Puts a new session in the place of the one there is.
  ///
  /// An error of a hook leaves the new session in place: the loop may end well with it.
  private func renew() throws {
    while true {
      close()
      do {
        let made = try HookedSession(
          start: start, hooks: hooks, globalStepRead: globalStepRead, session: lost)
        current = made
        return try made.start()
      } catch let error as EstimatorError where start.decisions.recovers(error.kind) {
        // session.recovery (MSESS-50): creation is repeated too.
        continue
      }
    }
  }

  /// Repeats `body` until a stop is requested or the input ends, then calls `end` of every hook.
  ///
  /// - Throws: Any other error; then no hook's `end` has been called.
  func loop(_ body: () throws -> Void) throws {
    defer { close() }
    while !hasEnded { try step(body) }
  }

  /// Does one turn of a loop that is driven from outside.
  ///
  /// `body` is not called once a stop was requested; then, and when the input ends in it, `end` of every
  /// hook is called and the session closes.
  func step(_ body: () throws -> Void) throws {
    guard !hasEnded else { return }
    if shouldStop { return try finish() }
    do {
      try body()
    } catch let error as EstimatorError
      where current != nil && start.decisions.endsWell(error.kind)
    {
      // session.end.of-input (MSESS-31): the same as a normal end, also when a hook meets it in a
      // session that was made again.
      try finish()
    }
  }

  func finish() throws {
    hasEnded = true
    defer { close() }
    try end()
  }

  /// session.end.normal (MSESS-30), session.end.hook-fails (MSESS-33)
  private func end() throws {
    guard let current else { return }
    for place in start.decisions.callOrder(.end, hooks.count) {
      try hooks[place].end(current.live)
    }
  }

  func close() {
    current?.close()
    current = nil
  }

  private static func begin(
    _ start: SessionStart, _ hooks: [any RunningHook], session: Int
  ) throws {
    guard start.decisions.begins(session) else { return }
    for place in start.decisions.callOrder(.begin, hooks.count) {
      try hooks[place].begin(start.model.graph)
    }
  }
}
