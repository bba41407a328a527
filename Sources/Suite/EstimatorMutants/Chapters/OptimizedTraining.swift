import EstimatorOptimized

// What limits training, and what it reports.
extension Mutant {
  static let optimizedTraining: [Mutant] = [
    .optimized(
      "steps-absolute", "steps are taken as the step to come to", breaking: .trainStepsIncremental
    ) { $0.goal = { _, numSteps in numSteps } },
    .optimized(
      "steps-short", "steps are counted from the step after the start",
      breaking: .trainStepsIncremental
    ) { $0.goal = { start, numSteps in start + max(numSteps - 1, 1) } },
    .optimized(
      "no-steps-silent", "that no steps were made is not said", breaking: .trainNoStepsWarned
    ) { $0.tellsOfNoSteps = { false } },
    .optimized(
      "max-steps-and-one", "with max_steps one step too many is made",
      breaking: .trainMaxStepsAbsolute
    ) { $0.goalOfMaxSteps = { try StopAtStepHook(lastStep: $0 + 1) } },
    .optimized(
      "trained-only-beyond", "the model counts as trained only beyond max_steps",
      breaking: .trainMaxStepsReached
    ) { $0.isTrained = { step, maxSteps in step > maxSteps } },
    .optimized(
      "never-trained", "the input function is called although max_steps are reached",
      breaking: .trainMaxStepsReached
    ) { $0.isTrained = { _, _ in false } },
    .optimized(
      "stretch-too-long", "a stretch of runs goes one beyond where something is due",
      breaking: .trainStepsIncremental
    ) { $0.stretch = { quiet in quiet == .max ? quiet : quiet + 1 } },
    .optimized(
      "stretch-over-saves", "a stretch of runs goes one beyond a save",
      breaking: .checkpointCadenceSteps
    ) { $0.stretch = { quiet in quiet == .max ? quiet : quiet + 1 } },
    .optimized(
      "quiet-nan", "a NaN loss goes by unseen when nobody watches", breaking: .trainNanError
    ) { $0.watchesQuietRuns = { false } },
    .optimized(
      "final-loss-first", "the final loss is that of the first run", breaking: .trainLossFinal
    ) { $0.lossToReport = { soFar, latest in soFar ?? latest } },
    .optimized(
      "infinity-is-broken", "an infinite loss ends training", breaking: .trainNanError
    ) { $0.isBroken = { !$0.isFinite } },
    .optimized(
      "save-after-nan", "the loss is looked at before the step is saved",
      breaking: .trainNanAfterSave
    ) { $0.seating = { [.nan] + $0.filter { $0 != .nan } } },
    .optimized(
      "updates-twice", "each step runs the train op twice", breaking: .trainUpdatesOnce,
      session: { { TwiceUpdatingSession($0, $1) } }),
    .optimized(
      "request-beside-limit-ignored", "with a limit, no request to stop is heeded",
      breaking: .trainLimitNearest
    ) { $0.obeys = { _ in false } },
  ]
}
