/// Three classes or more that exclude each other, one logit each: softmax cross entropy.
///
/// - Rules: `head.labels.multi`, `head.predictions.multi`, `head.metrics.multi`, `head.classes`
public struct MultiClassHead: SingleHead {
  public let name: String
  let weightColumn: WeightColumn?
  let vocabulary: ClassVocabulary
  public let lossReduction: LossReduction

  public var logitsDimension: Int { vocabulary.count }

  /// - Throws: `EstimatorError` with kind `ValueError` for two classes or fewer, or a vocabulary of
  ///   another size.
  public init(
    nClasses: Int, weightColumn: WeightColumn? = nil, labelVocabulary: [String]? = nil,
    lossReduction: LossReduction = .sumOverBatchSize, name: String = ""
  ) throws {
    // head.classes (RNN-02)
    guard nClasses > 2 else {
      throw EstimatorError(
        .valueError, "there are \(nClasses) classes, not more than two", argument: "n_classes",
        rule: .headClasses)
    }
    guard labelVocabulary == nil || labelVocabulary?.count == nClasses else {
      throw EstimatorError(
        .valueError, "the label vocabulary does not have one word for each of \(nClasses) classes",
        argument: "label_vocabulary", rule: .headClasses)
    }
    self.weightColumn = weightColumn
    vocabulary = ClassVocabulary(words: labelVocabulary, count: nClasses)
    self.lossReduction = lossReduction
    self.name = name
  }

  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    let classes = ClassPredictions(
      graph: input.graph, scores: input.logits, vocabulary: vocabulary)
    // head.predictions.multi (HEAD-20)
    return OrderedDictionary([("logits", input.logits)] + (try classes.entries()))
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    served(
      "classification",
      .classification(
        scores: predictions["probabilities"], classes: predictions["all_classes"]),
      predictions: predictions)
  }

  func loss(_ input: HeadInput) throws -> HeadLoss {
    let graph = input.graph
    let labels = try numbers(input.denseLabels(width: 1), in: graph)
    // head.labels.multi (HEAD-03)
    let checked = try graph.checked(
      labels, isWithin: 0...Double(logitsDimension - 1),
      showing: "labels must be from 0 to \(logitsDimension - 1)")
    let weights = try input.weights(weightColumn)
    let rows = try Losses.sparseSoftmaxCrossEntropy(
      labels: graph.reshape(checked, to: [-1]),
      logits: graph.reshape(input.logits, to: [-1, logitsDimension]), in: graph)
    let elements = try graph.reshape(rows, to: graph.shape(checked))
    let loss = try Losses.reduce(elements, weights: weights, by: lossReduction, in: graph)
    return HeadLoss(labels: checked, weights: weights, elements: elements, loss: loss)
  }

  private func numbers(_ labels: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    let type = labels.dataType
    if vocabulary.words != nil {
      // head.labels.vocabulary (HEAD-04)
      guard type == .string else {
        throw mismatch(
          .valueError, "with a label vocabulary, labels are words, not \(type)",
          .headLabelsVocabulary)
      }
      return try vocabulary.numbers(of: labels, in: graph)
    }
    // head.labels.multi (HEAD-03)
    guard type.isInteger else {
      throw mismatch(.valueError, "labels are class numbers, not \(type)", .headLabelsMulti)
    }
    guard type == .int32 || type == .int64 else {
      throw mismatch(.typeError, "labels are int32 or int64, not \(type)", .headLabelsMulti)
    }
    return labels
  }

  private func mismatch(_ kind: EstimatorError.Kind, _ message: String, _ rule: Rule)
    -> EstimatorError
  {
    EstimatorError(kind, message, argument: "labels", rule: rule)
  }

  // head.metrics.multi (METRIC-02, METRIC-04)
  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    let metrics = HeadMetrics(graph: graph, labels: loss.labels, weights: loss.weights)
    return [
      try metrics.mean("average_loss", of: loss.elements),
      try metrics.accuracy("accuracy", of: predictions.made("class_ids")),
    ]
  }
}
