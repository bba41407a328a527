import EstimatorOptimized

// When checkpoints are written, what they hold, and which are kept.
extension Mutant {
  static let optimizedCheckpoints: [Mutant] = [
    .optimized(
      "no-initial-checkpoint", "the first session writes no checkpoint of step 0",
      breaking: .checkpointInitial
    ) { $0.savesFirst = { resumed in resumed } },
    .optimized(
      "restored-not-rewritten", "the restored step is not written again",
      breaking: .checkpointInitialResumed
    ) { $0.savesFirst = { resumed in !resumed } },
    .optimized(
      "cadence-in-multiples", "checkpoints are written at multiples of the cadence",
      breaking: .checkpointCadenceSteps
    ) { $0.nextStep = { last, interval in (last / interval + 1) * interval } },
    .optimized(
      "cadence-seconds-late", "a checkpoint is half a second late",
      breaking: .checkpointCadenceSeconds
    ) { $0.nextTime = { last, interval in last + interval + 0.5 } },
    .optimized(
      "no-final-checkpoint", "the end of training writes no checkpoint",
      breaking: .checkpointFinal
    ) { $0.savesLast = { _, _ in false } },
    .optimized(
      "final-checkpoint-again", "the end of training saves a step that is saved already",
      breaking: .checkpointFinal
    ) { $0.savesLast = { _, _ in true } },
    .optimized(
      "timer-after-save", "a save that ends in end of input is tried again",
      breaking: .checkpointTimerFirst
    ) { $0.marksBeforeSaving = { false } },
    .optimized(
      "values-behind", "a checkpoint holds the values from before its step",
      breaking: .checkpointContent, session: { { LaggingValuesSession($0, $1) } }),
    .optimized(
      "slots-not-restored", "slots of the optimizer start anew when training resumes",
      breaking: .checkpointResume
    ) { $0.restores = { name, _ in !name.hasPrefix("training/") } },
    .optimized(
      "keeps-one-more", "one checkpoint more than allowed is kept", breaking: .checkpointRetention
    ) { $0.overflow = { count, limit in count > limit + 1 ? 1 : 0 } },
    .optimized(
      "drops-all-surplus", "a save after resuming removes all that is too many at once",
      breaking: .checkpointRetentionResumed
    ) { $0.overflow = { count, limit in max(count - limit, 0) } },
    .optimized(
      "adopts-none", "checkpoints of an earlier call do not count",
      breaking: .checkpointRetentionResumed
    ) { $0.adopts = { _ in false } },
    .optimized(
      "unlimited-is-five", "without a limit five checkpoints are kept",
      breaking: .checkpointRetentionAll
    ) { $0.capacity = { $0 == 0 ? 5 : $0 ?? 5 } },
    .optimized(
      "protects-none", "no checkpoint is kept for good", breaking: .checkpointRetentionHours
    ) { $0.protects = { _, _ in false } },
    .optimized(
      "lists-dropped", "the state file lists checkpoints that are removed",
      breaking: .checkpointState
    ) { policies in
      let right = policies.stateEntries
      policies.stateEntries = { dropped, kept, newest in dropped + right(dropped, kept, newest) }
    },
    .optimized(
      "damaged-latest-fails", "evaluate and predict fail where the latest checkpoint is damaged",
      breaking: .checkpointDamagedLatest
    ) { $0.answers.doesWithoutDamaged = { false } },
    .optimized(
      "listeners-miss-first", "listeners hear nothing of the save at the start",
      breaking: .listenerCallbacks
    ) { $0.savesFirst = { _ in false } },
  ]
}
