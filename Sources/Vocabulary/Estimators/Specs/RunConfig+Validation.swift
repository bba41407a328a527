extension RunConfig {
  /// Checks each field that is given, in the order the contract fixes (RUNCFG-20).
  func validate() throws {
    try require(modelDir != "", "modelDir", "must not be empty")
    try require((saveSummarySteps ?? 0) >= 0, "saveSummarySteps", "must not be negative")
    try require((saveCheckpointsSteps ?? 0) >= 0, "saveCheckpointsSteps", "must not be negative")
    try require((saveCheckpointsSecs ?? 0) >= 0, "saveCheckpointsSecs", "must not be negative")
    try require((keepCheckpointMax ?? 0) >= 0, "keepCheckpointMax", "must not be negative")
    try require(
      (keepCheckpointEveryNHours ?? 1) > 0, "keepCheckpointEveryNHours", "must be positive")
    try require((logStepCountSteps ?? 1) > 0, "logStepCountSteps", "must be positive")
  }

  private func require(_ holds: Bool, _ field: String, _ sentence: String) throws {
    guard holds else {
      throw EstimatorError(
        .valueError, "\(field) \(sentence)", argument: field, rule: .configFieldsRange)
    }
  }
}
