/// One created session and the hooks around its runs.
final class HookedSession {
  let live: LiveSession
  private let hooks: [any RunningHook]
  private let coordinator = StopFlag()
  private let device: any Device
  private var stopWasRequested = false

  /// Makes the session and calls `afterCreateSession` of every hook, in order.
  init(
    start: SessionStart, hooks: [any RunningHook], globalStepRead: SymbolicTensor
  ) throws {
    let made = try start.makeSession()
    self.hooks = hooks
    device = start.environment.device
    live = LiveSession(
      made.session, globalStep: start.model.globalStep, read: globalStepRead,
      wasRestored: made.restored)
    do {
      for hook in hooks { try hook.afterCreateSession(live, coordinator) }
    } catch {
      made.session.close()
      throw error
    }
  }

  /// session.stop.coordinator (MSESS-40)
  var shouldStop: Bool { stopWasRequested || coordinator.isSet }

  /// One run: all `beforeRun`, the graph, all `afterRun`.
  ///
  /// - Throws: `RuntimeError` when two hooks feed one tensor; what the graph or a hook threw.
  func run(fetches: [SymbolicTensor], targets: [Operation]) throws -> [Tensor] {
    let context = RunContext(live)
    // session.run.order (MSESS-20)
    let arguments = try hooks.map { try $0.beforeRun(context) }
    let feeds = try Self.merged(arguments)
    let extra = arguments.flatMap { $0?.fetches?.values ?? [] }
    try device.beginRun()
    let results = try live.session.run(
      fetches: fetches + extra, targets: targets, feeds: feeds)
    try device.endRun()
    var rest = results[fetches.count...]
    for (hook, asked) in zip(hooks, arguments) {
      // session.run.values (MSESS-21)
      let values = asked?.fetches?.mapValues { _ in rest.removeFirst() }
      try hook.afterRun(context, SessionRunValues(results: values))
    }
    // session.stop.completes (MSESS-26): looked at only now, when every hook was called.
    stopWasRequested = stopWasRequested || context.stopRequested
    return Array(results[..<fetches.count])
  }

  func close() { live.session.close() }

  /// session.run.feed-conflict (MSESS-22)
  private static func merged(
    _ arguments: [SessionRunArguments?]
  ) throws -> [SymbolicTensor: Tensor] {
    var feeds: [SymbolicTensor: Tensor] = [:]
    for asked in arguments {
      for (tensor, value) in (asked?.feeds ?? [:]).sorted(by: { $0.key.name < $1.key.name }) {
        if feeds.updateValue(value, forKey: tensor) != nil {
          throw EstimatorError(
            .runtimeError, "two hooks feed \(tensor.name) in one run", rule: .sessionRunFeedConflict
          )
        }
      }
    }
    return feeds
  }
}
