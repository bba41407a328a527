/// Classes that do not exclude each other, one logit each: the mean of their sigmoid cross entropies.
///
/// Labels are `[batch, classes]`, from 0 to 1, or sparse class numbers or words.
///
/// - Rules: `head.multi-label.labels`, `head.multi-label.sparse-labels`, `head.multi-label.loss`,
///   `head.multi-label.predictions`, `head.multi-label.metrics`, `head.thresholds`
public struct MultiLabelHead: SingleHead {
  public let name: String
  public var logitsDimension: Int { vocabulary.count }
  let weightColumn: WeightColumn?
  let thresholds: [Double]
  let vocabulary: ClassVocabulary
  public let lossReduction: LossReduction
  let classesForMetrics: [Int]

  /// - Parameters:
  ///   - thresholds: At each there are three more metrics.
  ///   - classesForClassBasedMetrics: Numbers of classes that have metrics of their own.
  /// - Throws: `EstimatorError` with kind `ValueError` for one class or none, a vocabulary of another
  ///   size, a threshold that is not between 0 and 1, or a class that does not exist.
  public init(
    nClasses: Int, weightColumn: WeightColumn? = nil, thresholds: [Double] = [],
    labelVocabulary: [String]? = nil, lossReduction: LossReduction = .sumOverBatchSize,
    classesForClassBasedMetrics: [Int] = [], name: String = ""
  ) throws {
    try checkThresholds(thresholds)
    // head.multi-label.classes (RNN-30)
    try Self.check(nClasses > 1, "n_classes", "there are \(nClasses) classes, not two or more")
    try Self.check(
      labelVocabulary == nil || labelVocabulary?.count == nClasses, "label_vocabulary",
      "the label vocabulary does not have one word for each of \(nClasses) classes")
    try Self.check(
      classesForClassBasedMetrics.allSatisfy { (0..<nClasses).contains($0) },
      "classes_for_class_based_metrics", "a class for metrics does not exist")
    self.weightColumn = weightColumn
    self.thresholds = thresholds
    vocabulary = ClassVocabulary(words: labelVocabulary, count: nClasses)
    self.lossReduction = lossReduction
    classesForMetrics = classesForClassBasedMetrics
    self.name = name
  }

  private static func check(_ holds: Bool, _ argument: String, _ message: String) throws {
    if !holds {
      throw EstimatorError(
        .valueError, message, argument: argument, rule: .headMultiLabelClasses)
    }
  }

  // head.multi-label.predictions (RNN-30)
  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    [
      "logits": input.logits,
      "probabilities": try input.graph.sigmoid(input.logits),
      "classes": try vocabulary.allNames(rowsOf: input.logits, in: input.graph),
    ]
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    served(
      "classification",
      .classification(scores: predictions["probabilities"], classes: predictions["classes"]),
      predictions: predictions)
  }

  func loss(_ input: HeadInput) throws -> HeadLoss {
    let graph = input.graph
    let labels = try indicators(input)
    let weights = try input.weights(weightColumn)
    let classes = try Losses.sigmoidCrossEntropy(labels: labels, logits: input.logits, in: graph)
    // head.multi-label.loss (RNN-30)
    let elements = try graph.mean(classes, axes: [-1], keepDims: true)
    let loss = try Losses.reduce(elements, weights: weights, by: lossReduction, in: graph)
    return HeadLoss(labels: labels, weights: weights, elements: elements, loss: loss)
  }

  // head.multi-label.metrics (RNN-30)
  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    let metrics = HeadMetrics(graph: graph, labels: loss.labels, weights: loss.weights)
    let probabilities = predictions.made("probabilities")
    return [
      try metrics.mean("average_loss", of: loss.elements),
      try metrics.area("auc", .roc, of: probabilities),
      try metrics.area("auc_precision_recall", .precisionRecall, of: probabilities),
    ] + (try metrics.atThresholds(thresholds, of: probabilities))
      + (try classesForMetrics.flatMap { try self.metrics(of: $0, loss, probabilities, in: graph) })
  }

  private func metrics(
    of number: Int, _ loss: HeadLoss, _ probabilities: SymbolicTensor, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    let position = try graph.indices([number])
    let last = probabilities.shape.rank.map { $0 - 1 } ?? -1
    let labels = try graph.gather(loss.labels, position, axis: last)
    let own = try graph.gather(probabilities, position, axis: last)
    let metrics = HeadMetrics(graph: graph, labels: labels, weights: loss.weights)
    let name = vocabulary.words?[number] ?? "class\(number)"
    return [
      try metrics.mean("probability_mean/\(name)", of: own),
      try metrics.area("auc/\(name)", .roc, of: own),
      try metrics.area("auc_precision_recall/\(name)", .precisionRecall, of: own),
    ]
  }
}
