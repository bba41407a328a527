import EstimatorReference

// What becomes of a lost session.
extension Mutant {
  static let referenceRecovery: [Mutant] = [
    .reference(
      "unavailable-fatal", "a device that is unavailable ends training", breaking: .sessionRecovery
    ) { $0.recovers = { $0 == .aborted } },
    .reference(
      "internal-recovered", "an internal error is recovered from", breaking: .sessionEndError
    ) { $0.recovers = { $0.isRecoverable || $0 == .internal } },
    .reference(
      "begin-again", "begin is called again for a session made again", breaking: .sessionRecovery
    ) { $0.begins = { _ in true } },
    .reference(
      "recovery-forgets", "a session made again starts from the initial values",
      breaking: .sessionRecoveryRestore
    ) { $0.restores = { _, session in session == 0 } },
    .reference(
      "recovery-counts-anew", "a session made again counts its steps anew",
      breaking: .sessionRecoveryLimit
    ) { $0.setsLimit = { _ in true } },
    .reference(
      "recovery-reads-on", "a session made again goes on in the middle of the input",
      breaking: .sessionRecoveryInput
    ) { decisions in
      let kept = KeptStream()
      decisions.input = { kept.stream($0) }
    },
    .reference(
      "recovery-keeps-metrics", "an evaluation made again keeps what its metrics had counted",
      breaking: .sessionRecoveryEvaluate,
      session: {
        let leftovers = Leftovers()
        return { StaleLocalsSession($0, $1, leftovers) }
      }),
  ]
}
