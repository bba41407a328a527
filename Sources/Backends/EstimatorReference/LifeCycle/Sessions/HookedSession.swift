/// One created session and the hooks around its runs.
final class HookedSession {
  let live: LiveSession
  private let hooks: [any RunningHook]
  private let coordinator = StopFlag()
  private let device: any Device
  private let decisions: Decisions
  private var stopWasRequested = false

  /// Makes the session, of which no hook knows yet.
  init(
    start: SessionStart, hooks: [any RunningHook], globalStepRead: SymbolicTensor, session: Int
  ) throws {
    let made = try start.makeSession(session)
    self.hooks = hooks
    decisions = start.decisions
    device = start.environment.device
    live = LiveSession(
      made.session, globalStep: start.model.globalStep, read: globalStepRead,
      wasRestored: made.restored)
  }

  /// Calls `afterCreateSession` of every hook, in order.
  func start() throws {
    for place in decisions.callOrder(.afterCreateSession, hooks.count) {
      try hooks[place].afterCreateSession(live, coordinator)
    }
  }

  /// session.stop.coordinator (MSESS-40)
  var shouldStop: Bool {
    stopWasRequested || coordinator.isSet && decisions.heedsStop(.coordinator)
  }

  /// One run: all `beforeRun`, the graph, all `afterRun`.
  ///
  /// - Throws: `RuntimeError` when two hooks feed one tensor; what the graph or a hook threw.
  func run(fetches: [SymbolicTensor], targets: [Operation]) throws -> [Tensor] {
    let context = RunContext(live)
    // session.run.order (MSESS-20)
    var arguments = [SessionRunArguments?](repeating: nil, count: hooks.count)
    for place in decisions.callOrder(.beforeRun, hooks.count) {
      arguments[place] = try hooks[place].beforeRun(context)
    }
    let feeds = try merged(arguments)
    let extra = arguments.flatMap { $0?.fetches?.values ?? [] }
    try device.beginRun()
    let results = try live.session.run(
      fetches: fetches + extra, targets: targets, feeds: feeds)
    try device.endRun()
    var rest = results[fetches.count...]
    // session.run.values (MSESS-21)
    let values = arguments.map { $0?.fetches?.mapValues { _ in rest.removeFirst() } }
    for place in decisions.callOrder(.afterRun, hooks.count) {
      guard decisions.completesRun() || !context.stopRequested else { break }
      try hooks[place].afterRun(context, SessionRunValues(results: values[place]))
    }
    // session.stop.completes (MSESS-26): looked at only now, when every hook was called.
    stopWasRequested = stopWasRequested || context.stopRequested && decisions.heedsStop(.run)
    return Array(results[..<fetches.count])
  }

  func close() { live.session.close() }

  /// session.run.feed-conflict (MSESS-22)
  private func merged(
    _ arguments: [SessionRunArguments?]
  ) throws -> [SymbolicTensor: Tensor] {
    var feeds: [SymbolicTensor: Tensor] = [:]
    for asked in arguments {
      for (tensor, value) in (asked?.feeds ?? [:]).sorted(by: { $0.key.name < $1.key.name }) {
        if feeds.updateValue(value, forKey: tensor) != nil, !decisions.allowsSecondFeed() {
          throw EstimatorError(
            .runtimeError, "two hooks feed \(tensor.name) in one run", rule: .sessionRunFeedConflict
          )
        }
      }
    }
    return feeds
  }
}
