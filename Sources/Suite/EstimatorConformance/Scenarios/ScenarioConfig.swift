/// The fields of `RunConfig` that a scenario gives; the others keep `RunConfig`'s defaults.
package struct ScenarioConfig: Sendable, Hashable {
  package var saveCheckpointsSteps = Given<Int>.notGiven
  package var saveCheckpointsSecs = Given<Double>.notGiven
  package var keepCheckpointMax = Given<Int>.notGiven
  package var keepCheckpointEveryNHours = Given<Double>.notGiven
  package var logStepCountSteps = Given<Int>.notGiven
  package var saveSummarySteps = Given<Int>.notGiven
  package var tfRandomSeed = Given<Int>.notGiven

  /// The configuration of an estimator over `modelDir`.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when the fields cannot be.
  package func runConfig(modelDir: String) throws -> RunConfig {
    let defaults = try RunConfig()
    return try RunConfig(
      modelDir: modelDir,
      tfRandomSeed: tfRandomSeed.or(defaults.tfRandomSeed),
      saveSummarySteps: saveSummarySteps.or(defaults.saveSummarySteps),
      saveCheckpointsSteps: saveCheckpointsSteps, saveCheckpointsSecs: saveCheckpointsSecs,
      keepCheckpointMax: keepCheckpointMax.or(defaults.keepCheckpointMax),
      keepCheckpointEveryNHours: keepCheckpointEveryNHours.or(defaults.keepCheckpointEveryNHours),
      logStepCountSteps: logStepCountSteps.or(defaults.logStepCountSteps))
  }
}

extension Given {
  /// What was given, or else `fallback`.
  func or(_ fallback: Value?) -> Value? {
    switch self {
    case .given(let value): value
    case .notGiven: fallback
    }
  }
}
