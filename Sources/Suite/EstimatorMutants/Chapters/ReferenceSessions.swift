import EstimatorReference

// Hooks around a session and its runs.
extension Mutant {
  static let referenceSessions: [Mutant] = [
    .reference(
      "roles-reversed", "the hooks of training run in the opposite order of where they come from",
      breaking: .sessionHooksOrder
    ) { $0.hookOrder = { given in TrainingHookRole.allCases.reversed().filter(given.contains) } },
    .reference(
      "begin-reversed", "begin is called from the last hook to the first",
      breaking: .sessionStartOrder
    ) { $0.callOrder = reversed(at: .begin) },
    .reference(
      "before-run-reversed", "before_run is called from the last hook to the first",
      breaking: .sessionRunOrder
    ) { $0.callOrder = reversed(at: .beforeRun) },
    .reference(
      "after-run-reversed", "after_run is called from the last hook to the first",
      breaking: .sessionRunOrder
    ) { $0.callOrder = reversed(at: .afterRun) },
    .reference(
      "end-reversed", "end is called from the last hook to the first", breaking: .sessionEndNormal
    ) { $0.callOrder = reversed(at: .end) },
    .reference(
      "stop-iteration-fails", "StopIteration of a hook is an error", breaking: .sessionEndOfInput
    ) { $0.endsWell = { $0 == .outOfRange } },
    .reference(
      "error-ends", "an error ends the loop well, with end of every hook",
      breaking: .sessionEndError
    ) { $0.endsWell = { _ in true } },
    .reference(
      "second-feed-wins", "of two feeds for one tensor the later is taken",
      breaking: .sessionRunFeedConflict
    ) { $0.allowsSecondFeed = { true } },
    .reference(
      "feeds-ignored", "what hooks feed is not used", breaking: .sessionRunFeed,
      session: { { FeedlessSession($0, $1) } }),
    .reference(
      "reads-late", "a fetched variable has the value from after the run",
      breaking: .sessionRunReads, session: { { LateReadsSession($0, $1) } }),
    .reference(
      "fetches-stale", "hooks get what they fetched in the run before",
      breaking: .sessionRunValues, session: { { StaleFetchesSession($0, $1) } }),
    .reference(
      "stop-at-once", "hooks after one that asks to stop miss the end of that run",
      breaking: .sessionStopCompletes
    ) { $0.completesRun = { false } },
    .reference(
      "stop-ignored", "a request to stop that is made in a run is not heeded",
      breaking: .sessionStopCompletes
    ) { $0.heedsStop = { $0 != .run } },
    .reference(
      "coordinator-ignored", "a coordinator's request to stop is not heeded",
      breaking: .sessionStopCoordinator
    ) { $0.heedsStop = { $0 != .coordinator } },
  ]

  private static func reversed(
    at callback: HookCallback
  ) -> @Sendable (HookCallback, Int) -> [Int] {
    { $0 == callback ? (0..<$1).reversed() : Array(0..<$1) }
  }
}
