/// EstimatorSpec: which fields a mode needs, and what they may be.
extension Rule {
  public static let specTrainOpRequired = Rule(
    "spec.train-op.required", .must,
    "In train mode a spec without a train op is refused, before its loss is looked at.",
    rows: ["SPEC-06", "SPEC-10"])

  public static let specLossRequired = Rule(
    "spec.loss.required", .must,
    "In train and eval mode a spec without a loss is refused.",
    rows: ["SPEC-20"])

  public static let specLossScalar = Rule(
    "spec.loss.scalar", .should,
    "A loss has one element; of rank one or more it is reshaped to a scalar.",
    rows: ["SPEC-22", "SPEC-23"])

  public static let specPredictionsRequired = Rule(
    "spec.predictions.required", .must,
    "In predict mode a spec without predictions is refused.",
    rows: ["SPEC-30", "PRED-12"])

  static let specRules: [Rule] = [
    .specTrainOpRequired, .specLossRequired, .specLossScalar, .specPredictionsRequired,
  ]
}
