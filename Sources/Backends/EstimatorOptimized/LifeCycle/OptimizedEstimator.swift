/// An estimator of the optimized backend.
final class OptimizedEstimator: Estimator {
  let config: RunConfig
  let modelDir: String
  let modelFn: ModelFunction
  let engine: Engine

  init(modelFn: @escaping ModelFunction, modelDir: String, config: RunConfig, engine: Engine) {
    self.modelFn = modelFn
    self.modelDir = modelDir
    self.config = config
    self.engine = engine
  }

  var lookup: CheckpointLookup { CheckpointLookup(directory: modelDir, engine: engine) }

  func train(
    inputFn: InputFunction, hooks: [Hook], steps: Int?, maxSteps: Int?,
    savingListeners: [any CheckpointSaverListener]
  ) throws {
    try TrainingLimit.check(steps: steps, maxSteps: maxSteps)
    // train.max-steps.reached (TRAIN-11)
    if let maxSteps, engine.policies.isTrained(lookup.trainedStep(), maxSteps) {
      return engine.log(
        .info, .skippingTraining, "Nothing to do: step \(maxSteps) was reached before.")
    }
    let blueprint = try Blueprint(.train, inputFn: inputFn, for: self)
    let loss = try Training(blueprint, estimator: self).run(
      hooks: hooks, listeners: savingListeners,
      limit: TrainingLimit.hook(
        steps: steps, maxSteps: maxSteps, policies: engine.policies))
    // train.loss.final (TRAIN-41)
    engine.log(
      .info, .finalLoss, values: loss.map { ["loss": $0] } ?? [:],
      "Last loss: \(loss?.shortText ?? "none")")
  }

  func evaluate(
    inputFn: InputFunction, steps: Int?, hooks: [Hook], checkpointPath: String?, name: String?
  ) throws -> OrderedDictionary<String, Tensor?> {
    // evaluate.arguments.positive (EVAL-01)
    if let steps, steps < 1 {
      throw EstimatorError(
        .valueError, "evaluation of \(steps) steps", argument: "steps",
        rule: .evaluateArgumentsPositive)
    }
    let origin = try lookup.origin(checkpointPath)
    let blueprint = try Blueprint(.eval, inputFn: inputFn, for: self)
    return try Evaluation(blueprint, config: config, engine: engine, origin: origin)
      .run(hooks: hooks, steps: steps)
  }

  func predict(
    inputFn: @escaping InputFunction, predictKeys: [String]?, hooks: [Hook],
    checkpointPath: String?, yieldSingleExamples: Bool
  ) -> any PredictionStream {
    // predict.lazy (PRED-01)
    PredictionQueue(singly: yieldSingleExamples, policies: engine.policies.answers) { [self] in
      let origin = try lookup.origin(checkpointPath)
      let blueprint = try Blueprint(.predict, inputFn: inputFn, for: self)
      return try Prediction(
        blueprint, keys: predictKeys, hooks: hooks, config: config, engine: engine, origin: origin)
    }
  }

  /// evaluate.directory (EVAL-40)
  func evalDir(name: String?) -> String {
    let suffix = (name ?? "").isEmpty ? "" : "_" + (name ?? "")
    return modelDir.appending(path: "eval" + suffix)
  }
}
