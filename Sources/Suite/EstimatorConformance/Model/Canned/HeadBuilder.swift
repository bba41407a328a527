internal import EstimatorModels

/// Makes heads from their descriptions.
struct HeadBuilder {
  let columns: ColumnBuilder

  func head(_ description: JSON) throws -> any Head {
    guard description["head"] == "SequentialHeadWrapper" else {
      return try staticHead(description)
    }
    let features = description["feature_columns"]
    return try SequentialHeadWrapper(
      staticHead(description.required("static_head") { $0 }),
      sequenceMask: description["sequence_length_mask"]?.stringValue ?? "sequence_length_mask",
      featureColumns: features?.strings ?? features?.stringValue.map { [$0] } ?? [])
  }

  private func staticHead(_ description: JSON) throws -> any StaticHead {
    let weights = try weightColumn(description["weight_column"])
    let reduction = try lossReduction(description["loss_reduction"])
    let name = description["name"]?.stringValue ?? ""
    let words = description["label_vocabulary"]?.strings
    let thresholds = description["thresholds"]?.doubles ?? []
    switch description["head"]?.stringValue {
    case "BinaryClassHead":
      return try BinaryClassHead(
        weightColumn: weights, thresholds: thresholds, labelVocabulary: words,
        lossReduction: reduction, name: name)
    case "MultiClassHead":
      return try MultiClassHead(
        nClasses: description.required("n_classes", \.intValue), weightColumn: weights,
        labelVocabulary: words, lossReduction: reduction, name: name)
    case "MultiLabelHead":
      return try MultiLabelHead(
        nClasses: description.required("n_classes", \.intValue), weightColumn: weights,
        thresholds: thresholds, labelVocabulary: words, lossReduction: reduction,
        classesForClassBasedMetrics: description["classes_for_class_based_metrics"]?.ints ?? [],
        name: name)
    case "MultiHead":
      return try MultiHead(
        description.required("heads", \.elements).map(staticHead),
        headWeights: description["head_weights"]?.doubles ?? [])
    default: return try regression(description, weights, reduction, name)
    }
  }

  private func regression(
    _ description: JSON, _ weights: WeightColumn?, _ reduction: LossReduction, _ name: String
  ) throws -> any StaticHead {
    let dimension = description["label_dimension"]?.intValue ?? 1
    if description["head"] == "RegressionHead" {
      return try RegressionHead(
        labelDimension: dimension, weightColumn: weights, lossReduction: reduction,
        loss: Arithmetic(description["loss_fn"])?.ofLogits,
        inverseLink: Arithmetic(description["inverse_link_fn"])?.ofDense, name: name)
    }
    return try PoissonRegressionHead(
      labelDimension: dimension, weightColumn: weights, lossReduction: reduction,
      computeFullLoss: description["compute_full_loss"]?.boolValue ?? true, name: name)
  }

  func lossReduction(_ description: JSON?) throws -> LossReduction {
    try description.map { try LossReduction(named: $0.stringValue) } ?? .sumOverBatchSize
  }

  /// A feature's name, or a numeric column.
  func weightColumn(_ description: JSON?) throws -> WeightColumn? {
    guard let description, description != .null else { return nil }
    if let key = description.stringValue { return .feature(key) }
    return .column(try columns.numeric(description))
  }
}
