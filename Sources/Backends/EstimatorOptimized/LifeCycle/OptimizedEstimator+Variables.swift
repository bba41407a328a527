import EstimatorStorage

extension OptimizedEstimator {
  func latestCheckpoint() throws -> String? { try lookup.newest() }

  func getVariableNames() throws -> [String] {
    // variables.names (VARS-02)
    engine.policies.answers.nameOrder(try newestVariables().keys)
  }

  func getVariableValue(_ name: String) throws -> Tensor {
    let variables = try newestVariables()
    // variables.value (VARS-03)
    if let value = variables[name] { return value }
    if name.hasSuffix(":0"), let value = variables[String(name.dropLast(2))] { return value }
    throw EstimatorError(
      .notFound, "no variable '\(name)' in the newest checkpoint", argument: "name",
      rule: .variablesValue)
  }

  private func newestVariables() throws -> OrderedDictionary<String, Tensor> {
    // variables.need-checkpoint (VARS-01)
    guard let prefix = try lookup.newest() else {
      throw EstimatorError(
        .valueError, "'\(modelDir)' holds no trained model", rule: .variablesNeedCheckpoint,
        advice: "Call train first.")
    }
    return try lookup.read(prefix).variables
  }
}
