import EstimatorOptimized

// Participants around a session and its runs.
extension Mutant {
  static let optimizedSessions: [Mutant] = [
    .optimized(
      "seats-reversed", "participants sit in the opposite order", breaking: .sessionHooksOrder
    ) { $0.seating = { $0.sorted { $0.rawValue > $1.rawValue } } },
    .optimized(
      "will-run-reversed", "before_run is called from the last to the first",
      breaking: .sessionRunOrder
    ) { $0.turns = reversed(at: .willRun) },
    .optimized(
      "did-run-reversed", "after_run is called from the last to the first",
      breaking: .sessionRunOrder
    ) { $0.turns = reversed(at: .didRun) },
    .optimized(
      "start-reversed", "after_create_session is called from the last to the first",
      breaking: .sessionStartOrder
    ) { $0.turns = reversed(at: .sessionStarted) },
    .optimized(
      "finish-reversed", "end is called from the last to the first", breaking: .sessionEndNormal
    ) { $0.turns = reversed(at: .finish) },
    .optimized(
      "stop-iteration-fails", "StopIteration of a hook is an error", breaking: .sessionEndOfInput
    ) { $0.outcome = Outcomes.changed(.stopIteration, to: .fails) },
    .optimized(
      "runtime-error-ends", "a hook's RuntimeError ends training as if it were done",
      breaking: .sessionEndError
    ) { $0.outcome = Outcomes.changed(.runtimeError, to: .ends) },
    .optimized(
      "unavailable-fatal", "a device that is unavailable ends training", breaking: .sessionRecovery
    ) { $0.outcome = Outcomes.changed(.unavailable, to: .fails) },
    .optimized(
      "recovery-forgets", "a session made again starts from the initial values",
      breaking: .sessionRecoveryRestore
    ) { $0.restores = { _, session in session == 0 } },
    .optimized(
      "recovery-counts-anew", "a session made again counts its steps anew",
      breaking: .sessionRecoveryLimit
    ) { $0.findsGoal = { _ in true } },
    .optimized(
      "recovery-keeps-metrics", "an evaluation made again keeps what its metrics had counted",
      breaking: .sessionRecoveryEvaluate,
      session: {
        let leftovers = Leftovers()
        return { StaleLocalsSession($0, $1, leftovers) }
      }),
    .optimized(
      "feeds-ignored", "what hooks feed is not used", breaking: .sessionRunFeed,
      session: { { FeedlessSession($0, $1) } }),
    .optimized(
      "reads-late", "a fetched variable has the value from after the run",
      breaking: .sessionRunReads, session: { { LateReadsSession($0, $1) } }),
    .optimized(
      "fetches-stale", "hooks get what they fetched in the run before",
      breaking: .sessionRunValues, session: { { StaleFetchesSession($0, $1) } }),
    .optimized(
      "stop-ignored", "a request to stop that is made in a run is not heeded",
      breaking: .sessionStopCompletes
    ) { $0.obeys = { $0 != .run } },
    .optimized(
      "coordinator-ignored", "a coordinator's request to stop is not heeded",
      breaking: .sessionStopCoordinator
    ) { $0.obeys = { $0 != .coordinator } },
  ]

  private static func reversed(at moment: Moment) -> @Sendable (Moment, Int) -> [Int] {
    { $0 == moment ? (0..<$1).reversed() : Array(0..<$1) }
  }
}
