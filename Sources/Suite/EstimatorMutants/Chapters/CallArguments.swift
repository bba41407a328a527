// Arguments of calls that are not checked, or taken for others.
extension Mutant {
  static let callArguments: [Mutant] = [
    both(
      "both-limits-taken", "of two limits max_steps is forgotten",
      breaking: .trainArgumentsExclusive
    ) { $0.train = { call in if call.steps != nil { call.maxSteps = nil } } },
    both(
      "no-steps-are-one", "training for no steps makes one", breaking: .trainArgumentsPositive
    ) { $0.train = { call in call.steps = call.steps.map { max($0, 1) } } },
    both(
      "no-limit-is-one", "without a limit one step is made", breaking: .trainLimitNone
    ) { $0.train = { call in if call.maxSteps == nil { call.steps = call.steps ?? 1 } } },
    both(
      "listeners-unserved", "listeners that no saver serves are forgotten",
      breaking: .trainListenersNeedSaver
    ) { $0.train = { call in if !call.hasSaver { call.listeners = [] } } },
    both(
      "no-batches-are-one", "evaluating no batches evaluates one",
      breaking: .evaluateArgumentsPositive
    ) { $0.evaluate = { call in call.steps = call.steps.map { max($0, 1) } } },
    both(
      "untrained-refused", "what was never trained is not evaluated",
      breaking: .evaluateCheckpointNone
    ) { change in
      change.evaluate = { call in
        guard call.checkpointPath == nil, try call.estimator.latestCheckpoint() == nil else {
          return
        }
        throw EstimatorError(.valueError, "there is no checkpoint", rule: .evaluateCheckpointNone)
      }
    },
    both(
      "keys-unneeded", "keys are not looked at", breaking: .predictKeysNeedDictionary
    ) { $0.predict = { $0.keys = nil } },
    both(
      "batches-taken-apart", "whole batches are taken apart", breaking: .predictBatches
    ) { $0.predict = { $0.yieldsSingleExamples = true } },
    both(
      "rows-together", "rows of a batch stay together", breaking: .predictRows
    ) { $0.predict = { $0.yieldsSingleExamples = false } },
    both(
      "prediction-saved", "predicting leaves a checkpoint", breaking: .predictWritesNothing
    ) { change in
      change.predict = { call in
        let path = call.estimator.modelDir.appending(path: "model.ckpt-99.h5")
        try? call.files.createDirectory(call.estimator.modelDir)
        try? call.files.write([], to: path)
      }
    },
    both(
      "no-names", "without a checkpoint there are no names, and no error",
      breaking: .variablesNeedCheckpoint
    ) { $0.names = { try $0.latestCheckpoint() == nil ? [] : $0.getVariableNames() } },
    both(
      "saves-every-hour", "without a cadence a checkpoint is saved every hour",
      breaking: .configCadenceDefault
    ) { $0.config = { try $0.savingEveryHour() } },
  ].flatMap { $0 }
}

extension TrainCall {
  /// Whether somebody saves: the estimator itself, or a hook of the caller.
  fileprivate var hasSaver: Bool {
    let config = estimator.config
    if (config.saveCheckpointsSteps ?? 0) > 0 || (config.saveCheckpointsSecs ?? 0) > 0 {
      return true
    }
    return hooks.contains { if case .checkpointSaver = $0 { true } else { false } }
  }
}

extension RunConfig {
  fileprivate func savingEveryHour() throws -> RunConfig {
    guard saveCheckpointsSteps == nil, saveCheckpointsSecs == 600 else { return self }
    return try RunConfig(
      modelDir: modelDir, tfRandomSeed: tfRandomSeed, saveSummarySteps: saveSummarySteps,
      saveCheckpointsSecs: 3600, keepCheckpointMax: keepCheckpointMax,
      keepCheckpointEveryNHours: keepCheckpointEveryNHours, logStepCountSteps: logStepCountSteps)
  }
}
