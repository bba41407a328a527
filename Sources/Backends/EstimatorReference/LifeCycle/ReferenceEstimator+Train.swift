extension ReferenceEstimator {
  func train(
    inputFn: InputFunction, hooks: [Hook], steps: Int?, maxSteps: Int?,
    savingListeners: [any CheckpointSaverListener]
  ) throws {
    try TrainArguments(steps: steps, maxSteps: maxSteps).validate()
    // train.max-steps.reached (TRAIN-11): nothing is called, and a step that cannot be read is 0.
    if let maxSteps, decisions.isReached(maxSteps, checkpoints.latestStep()) {
      environment.log.write(
        LogEvent(
          .info, .skippingTraining, "The model has been trained to step \(maxSteps) already."))
      return
    }
    let model = try build(.train, inputFn: inputFn)
    let session = TrainingSession(estimator: self, model: model)
    let loss = try session.run(
      callerHooks: hooks, listeners: savingListeners, limit: limitHook(steps, maxSteps))
    // train.loss.final (TRAIN-41)
    environment.log.write(
      LogEvent(
        .info, .finalLoss, values: loss.map { ["loss": $0] } ?? [:],
        "The loss of the last step was \(loss.map(\.shortText) ?? "never computed")."))
  }

  private func limitHook(_ steps: Int?, _ maxSteps: Int?) throws -> StopAtStepHook? {
    // train.steps.incremental (TRAIN-10)
    if let steps { return try StopAtStepHook(numSteps: steps) }
    // train.max-steps.absolute (TRAIN-13)
    if let maxSteps { return try decisions.absoluteLimit(maxSteps) }
    // train.limit.none (TRAIN-14)
    return nil
  }
}

/// The limits of a train call.
struct TrainArguments {
  let steps: Int?
  let maxSteps: Int?

  /// - Throws: `ValueError`, in the order of TRAIN-02 and TRAIN-03.
  func validate() throws {
    // train.arguments.exclusive (TRAIN-02): even if both are wrong.
    if steps != nil, maxSteps != nil {
      throw EstimatorError(
        .valueError, "steps and maxSteps are both given", argument: "steps",
        rule: .trainArgumentsExclusive, advice: "Give one of them.")
    }
    // train.arguments.positive (TRAIN-03)
    for (name, value) in [("steps", steps), ("maxSteps", maxSteps)] {
      guard let value, value <= 0 else { continue }
      throw EstimatorError(
        .valueError, "\(name) is \(value)", argument: name, rule: .trainArgumentsPositive,
        advice: "Give a positive number, or leave it out.")
    }
  }
}
