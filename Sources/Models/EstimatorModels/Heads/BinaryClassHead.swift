/// Two classes, one logit: sigmoid cross entropy.
///
/// Labels are 0 and 1, or anything between; with a vocabulary, its words.
///
/// - Rules: `head.labels.binary`, `head.predictions.binary`, `head.metrics.binary`,
///   `head.vocabulary.binary`, `head.thresholds`
public struct BinaryClassHead: SingleHead {
  public let name: String
  public let logitsDimension = 1
  let weightColumn: WeightColumn?
  let thresholds: [Double]
  let vocabulary: ClassVocabulary
  public let lossReduction: LossReduction

  /// - Parameter thresholds: Between 0 and 1, both left out: at each there are three more metrics.
  /// - Throws: `EstimatorError` with kind `ValueError` for another threshold.
  public init(
    weightColumn: WeightColumn? = nil, thresholds: [Double] = [],
    labelVocabulary: [String]? = nil, lossReduction: LossReduction = .sumOverBatchSize,
    name: String = ""
  ) throws {
    try checkThresholds(thresholds)
    self.weightColumn = weightColumn
    self.thresholds = thresholds
    vocabulary = ClassVocabulary(words: labelVocabulary, count: 2)
    self.lossReduction = lossReduction
    self.name = name
  }

  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    let (graph, logits) = (input.graph, input.logits)
    let last = logits.shape.rank.map { $0 - 1 } ?? -1
    let both = try graph.concat([graph.zerosLike(logits), logits], axis: last)
    let classes = ClassPredictions(graph: graph, scores: both, vocabulary: vocabulary)
    // head.predictions.binary (HEAD-20)
    return OrderedDictionary(
      [("logits", logits), ("logistic", try graph.sigmoid(logits))] + (try classes.entries()))
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    served(
      "classification",
      .classification(
        scores: predictions["probabilities"], classes: predictions["all_classes"]),
      more: [("regression", .regression(value: predictions.made("logistic")))],
      predictions: predictions)
  }

  func loss(_ input: HeadInput) throws -> HeadLoss {
    let graph = input.graph
    let labels = try numbers(input.denseLabels(width: 1), in: graph)
    // head.labels.binary (HEAD-02)
    let checked = try graph.checked(
      labels, isWithin: 0...1, showing: "labels must be from 0 to 1")
    let weights = try input.weights(weightColumn)
    let elements = try Losses.sigmoidCrossEntropy(
      labels: checked, logits: input.logits, in: graph)
    let loss = try Losses.reduce(elements, weights: weights, by: lossReduction, in: graph)
    return HeadLoss(labels: checked, weights: weights, elements: elements, loss: loss)
  }

  private func numbers(_ labels: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    guard let words = vocabulary.words else {
      return try graph.numbers(labels)
    }
    if words.isEmpty { throw ClassVocabulary.empty(.valueError) }
    // head.labels.vocabulary (HEAD-04)
    guard labels.dataType == .string else {
      throw EstimatorError(
        .typeError, "with a label vocabulary, labels are words, not \(labels.dataType)",
        argument: "labels", rule: .headLabelsVocabulary)
    }
    return try graph.cast(vocabulary.numbers(of: labels, in: graph), to: .float32)
  }

  // head.metrics.binary (METRIC-02, METRIC-05)
  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    let metrics = HeadMetrics(graph: graph, labels: loss.labels, weights: loss.weights)
    let (logistic, numbers) = (predictions.made("logistic"), predictions.made("class_ids"))
    let isPredicted = try graph.cast(numbers, to: .bool)
    return [
      try metrics.mean("average_loss", of: loss.elements),
      try metrics.accuracy("accuracy", of: numbers),
      try metrics.share("precision", of: isPredicted, .predicted),
      try metrics.share("recall", of: isPredicted, .positive),
      try metrics.mean("prediction/mean", of: logistic),
      try metrics.mean("label/mean", of: loss.labels),
      try metrics.baseline("accuracy_baseline"),
      try metrics.area("auc", .roc, of: logistic),
      try metrics.area("auc_precision_recall", .precisionRecall, of: logistic),
    ] + (try metrics.atThresholds(thresholds, of: logistic))
  }
}
