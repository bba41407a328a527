extension EstimatorSpec {
  /// Checks that the mode has what it needs, in the order the contract gives.
  ///
  /// - Returns: The spec with its loss reshaped to a scalar where it has one element.
  /// - Throws: `EstimatorError` with kind `ValueError`, naming the field.
  /// - Rules: `spec.train-op.required`, `spec.loss.required`, `spec.loss.scalar`,
  ///   `spec.predictions.required`
  public func validated() throws -> EstimatorSpec {
    // spec.train-op.required (SPEC-06, SPEC-10): before the loss
    if mode == .train, trainOp == nil { throw missing("trainOp", rule: .specTrainOpRequired) }
    if mode != .predict, loss == nil { throw missing("loss", rule: .specLossRequired) }
    if let count = loss?.shape.elementCount, count != 1 {
      throw EstimatorError(
        .valueError, "the loss of a \(mode.rawValue) spec has \(count) elements", argument: "loss",
        rule: .specLossScalar, advice: "Reduce it to a scalar.")
    }
    if mode == .predict, predictions == nil {
      throw missing("predictions", rule: .specPredictionsRequired)
    }
    return self
  }

  private func missing(_ field: String, rule: Rule) -> EstimatorError {
    EstimatorError(
      .valueError, "the spec for mode \(mode.rawValue) has no \(field)", argument: field,
      rule: rule, advice: "Return \(field) from the model function in this mode.")
  }
}
