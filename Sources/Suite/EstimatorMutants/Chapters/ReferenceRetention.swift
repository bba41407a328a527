import EstimatorReference

// Which checkpoints are kept and listed.
extension Mutant {
  static let referenceRetention: [Mutant] = [
    .reference(
      "keeps-one-more", "one checkpoint more than allowed is kept", breaking: .checkpointRetention
    ) { $0.surplus = { kept, maximum in kept > maximum + 1 ? 1 : 0 } },
    .reference(
      "keeps-one-less", "one checkpoint less than allowed is kept", breaking: .checkpointRetention
    ) { $0.surplus = { kept, maximum in kept >= max(maximum, 2) ? 1 : 0 } },
    .reference(
      "removes-all-surplus", "a save after resuming removes all that is too many at once",
      breaking: .checkpointRetentionResumed
    ) { $0.surplus = { kept, maximum in max(kept - maximum, 0) } },
    .reference(
      "forgets-listed", "checkpoints of an earlier call do not count",
      breaking: .checkpointRetentionResumed
    ) { $0.takesOver = { _ in false } },
    .reference(
      "unlimited-is-five", "without a limit five checkpoints are kept",
      breaking: .checkpointRetentionAll
    ) { $0.keepMaximum = { $0 == 0 ? 5 : $0 ?? 5 } },
    .reference(
      "none-for-good", "no checkpoint is kept for good", breaking: .checkpointRetentionHours
    ) { $0.staysForGood = { _, _ in false } },
    .reference(
      "lists-removed", "the state file lists checkpoints that are removed",
      breaking: .checkpointState
    ) { decisions in
      let right = decisions.listed
      decisions.listed = { removed, kept, newest in removed + right(removed, kept, newest) }
    },
    .reference(
      "newest-listed-first", "the state file lists the newest checkpoint first",
      breaking: .checkpointState
    ) { decisions in
      let right = decisions.listed
      decisions.listed = { removed, kept, newest in right(removed, kept, newest).reversed() }
    },
  ]
}
