extension EstimatorSpec {
  /// Checks that the mode has what it needs, in the order the contract gives.
  ///
  /// - Returns: The spec with its loss reshaped to a scalar where it has one element.
  /// - Throws: `EstimatorError` with kind `ValueError`, naming the field.
  /// - Rules: `spec.train-op.required`, `spec.loss.required`, `spec.loss.scalar`,
  ///   `spec.predictions.required`
  public func validated(in graph: Graph) throws -> EstimatorSpec {
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
    return try withScalarLoss(in: graph)
  }

  /// spec.loss.scalar (SPEC-23): one element of any rank becomes a scalar, and so does what may turn out to
  /// have one: in the run where it has not, reshaping fails.
  private func withScalarLoss(in graph: Graph) throws -> EstimatorSpec {
    guard let loss, let rank = loss.shape.rank, rank > 0 else { return self }
    let shape = try graph.constant(Tensor([Int32]()), name: "loss/scalar_shape")
    let scalar = try graph.add("Reshape", inputs: [loss, shape]).tensors[0]
    return EstimatorSpec(
      mode: mode, predictions: predictions, loss: scalar, trainOp: trainOp,
      evalMetricOps: evalMetricOps, exportOutputs: exportOutputs,
      trainingChiefHooks: trainingChiefHooks, trainingHooks: trainingHooks, scaffold: scaffold,
      evaluationHooks: evaluationHooks, predictionHooks: predictionHooks)
  }

  private func missing(_ field: String, rule: Rule) -> EstimatorError {
    EstimatorError(
      .valueError, "the spec for mode \(mode.rawValue) has no \(field)", argument: field,
      rule: rule, advice: "Return \(field) from the model function in this mode.")
  }
}
