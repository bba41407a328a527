import EstimatorReference

// What limits training, and what it reports.
extension Mutant {
  static let referenceTraining: [Mutant] = [
    .reference(
      "steps-absolute", "steps are taken as the global step to stop at",
      breaking: .trainStepsIncremental
    ) { $0.limit = { _, steps in steps } },
    .reference(
      "no-steps-silent", "that no steps were made is not said", breaking: .trainNoStepsWarned
    ) { $0.warnsOfNoSteps = { false } },
    .reference(
      "max-steps-and-one", "with max_steps one step too many is made",
      breaking: .trainMaxStepsAbsolute
    ) { $0.absoluteLimit = { try StopAtStepHook(lastStep: $0 + 1) } },
    .reference(
      "max-steps-counted", "max_steps are counted from where training starts",
      breaking: .trainMaxStepsAbsolute
    ) { $0.absoluteLimit = { try StopAtStepHook(numSteps: $0) } },
    .reference(
      "max-steps-passed", "max_steps must be passed before there is nothing to do",
      breaking: .trainMaxStepsReached
    ) { $0.isReached = { maxSteps, step in maxSteps < step } },
    .reference(
      "max-steps-unchecked", "the input function is called although max_steps are reached",
      breaking: .trainMaxStepsReached
    ) { $0.isReached = { _, _ in false } },
    .reference(
      "final-loss-first", "the final loss is that of the first run", breaking: .trainLossFinal
    ) { $0.finalLoss = { soFar, latest in soFar ?? latest } },
    .reference(
      "infinity-is-nan", "an infinite loss counts as NaN", breaking: .trainNanError
    ) { $0.isNaN = { !$0.isFinite } },
    .reference(
      "nan-unseen", "a NaN loss goes by unseen", breaking: .trainNanError
    ) { $0.isNaN = { _ in false } },
    .reference(
      "nan-before-save", "the loss is looked at before the step is saved",
      breaking: .trainNanAfterSave
    ) { decisions in
      decisions.hookOrder = { given in
        [.nan] + TrainingHookRole.allCases.filter { $0 != .nan && given.contains($0) }
      }
    },
    .reference(
      "stuck-once", "only once is it said that the step does not move", breaking: .trainStepStuck
    ) { $0.warnsOfStuckStep = { $0 <= 1 } },
    .reference(
      "first-loss-unlogged", "the loss of the first run is not logged",
      breaking: .trainLoggingCadence
    ) { decisions in
      let right = decisions.fires
      decisions.fires = { cadence, last, now in
        last == nil ? now.step > 0 : right(cadence, last, now)
      }
    },
    .reference(
      "saves-uncalled-for", "without a cadence checkpoints are written every 600 seconds",
      breaking: .trainCheckpointsDisabled
    ) {
      $0.defaultCadence = { steps, seconds in steps.map { .steps($0) } ?? .seconds(seconds ?? 600) }
    },
    .reference(
      "two-savers", "the default saver stays beside one that is given",
      breaking: .trainSaverReplaced
    ) { $0.addsDefaultSaver = { _ in true } },
    .reference(
      "listener-attached-again", "a listener is attached to a saver that has it already",
      breaking: .trainListenersFirstSaver
    ) { $0.attaches = { _ in true } },
    .reference(
      "input-error-ends", "an error of the input ends training as its end does",
      breaking: .trainErrorPropagates
    ) { $0.endsWell = { _ in true } },
    .reference(
      "updates-twice", "each step runs the train op twice", breaking: .trainUpdatesOnce,
      session: { { TwiceUpdatingSession($0, $1) } }),
    .reference(
      "request-beside-limit-ignored", "with a limit, no request to stop is heeded",
      breaking: .trainLimitNearest
    ) { $0.heedsStop = { _ in false } },
  ]
}

/// Timers that are right but for one case.
enum Timers {
  /// - Parameter change: Answers for a timer that has fired before; `nil` leaves it as it is.
  static func changed(
    _ change: @escaping @Sendable (Cadence, _ last: TimerMark, _ now: TimerMark) -> Bool?
  ) -> @Sendable (Cadence, TimerMark?, TimerMark) -> Bool {
    let right = Decisions().fires
    return { cadence, last, now in
      guard let last, last.step != now.step else { return right(cadence, last, now) }
      return change(cadence, last, now) ?? right(cadence, last, now)
    }
  }
}
