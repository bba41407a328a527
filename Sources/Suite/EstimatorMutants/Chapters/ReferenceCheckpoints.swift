import EstimatorReference

// When checkpoints are written, what they hold, and what is taken from them.
extension Mutant {
  static let referenceCheckpoints: [Mutant] = [
    .reference(
      "no-initial-checkpoint", "the first session writes no checkpoint of step 0",
      breaking: .checkpointInitial
    ) { $0.savesAtStart = { restored in restored } },
    .reference(
      "restored-not-rewritten", "the restored step is not written again",
      breaking: .checkpointInitialResumed
    ) { $0.savesAtStart = { restored in !restored } },
    .reference(
      "cadence-in-multiples", "checkpoints are written at multiples of the cadence",
      breaking: .checkpointCadenceSteps
    ) { decisions in
      decisions.fires = Timers.changed { cadence, _, now in
        if case .steps(let count) = cadence { now.step.isMultiple(of: count) } else { nil }
      }
    },
    .reference(
      "cadence-seconds-exceeded", "a checkpoint waits until more than its seconds have passed",
      breaking: .checkpointCadenceSeconds
    ) { decisions in
      decisions.fires = Timers.changed { cadence, last, now in
        if case .seconds(let seconds) = cadence { now.time > last.time + seconds } else { nil }
      }
    },
    .reference(
      "no-final-checkpoint", "the end of training writes no checkpoint",
      breaking: .checkpointFinal
    ) { $0.savesAtEnd = { _, _ in false } },
    .reference(
      "final-checkpoint-again", "the end of training saves a step that is saved already",
      breaking: .checkpointFinal
    ) { $0.savesAtEnd = { _, _ in true } },
    .reference(
      "unmoved-saved", "the end of training saves although the step has not moved",
      breaking: .checkpointFinalUnmoved
    ) { $0.savesAtEnd = { _, _ in true } },
    .reference(
      "timer-after-save", "a save that ends in end of input is tried again",
      breaking: .checkpointTimerFirst
    ) { $0.firesBeforeSave = { false } },
    .reference(
      "values-behind", "a checkpoint holds the values from before its step",
      breaking: .checkpointContent, session: { { LaggingValuesSession($0, $1) } }),
    .reference(
      "slots-not-restored", "slots of the optimizer start anew when training resumes",
      breaking: .checkpointResume
    ) { $0.restores = { name, _ in !name.hasPrefix("training/") } },
    .reference(
      "listener-not-heeded", "a listener that asks to stop is not heeded", breaking: .listenerStop
    ) { $0.heedsStop = { $0 != .listener } },
    .reference(
      "damaged-latest-fails", "evaluate and predict fail where the latest checkpoint is damaged",
      breaking: .checkpointDamagedLatest
    ) { $0.reading.passesOverDamage = { false } },
    .reference(
      "listeners-miss-first", "listeners hear nothing of the save at the start",
      breaking: .listenerCallbacks
    ) { $0.savesAtStart = { _ in false } },
  ]
}
