import EstimatorStorage

extension ReferenceEstimator {
  func latestCheckpoint() throws -> String? { try checkpoints.latest() }

  /// variables.names (VARS-02)
  func getVariableNames() throws -> [String] {
    decisions.reading.nameOrder(try latestVariables().keys)
  }

  /// variables.value (VARS-03)
  func getVariableValue(_ name: String) throws -> Tensor {
    guard let value = try latestVariables()[decisions.reading.variable(name)] else {
      throw EstimatorError(
        .notFound, "the latest checkpoint has no variable '\(name)'", argument: "name",
        rule: .variablesValue, advice: "getVariableNames() lists those it has.")
    }
    return value
  }

  private func latestVariables() throws -> OrderedDictionary<String, Tensor> {
    guard let prefix = try checkpoints.latest() else {
      // variables.need-checkpoint (VARS-01)
      throw EstimatorError(
        .valueError, "there is no trained model in '\(modelDir)'",
        rule: .variablesNeedCheckpoint, advice: "Train first.")
    }
    return try checkpoints.read(prefix).variables
  }
}
