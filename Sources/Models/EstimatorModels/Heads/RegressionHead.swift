/// Numbers as they are, one for each logit: squared error, unless another loss is given.
///
/// - Rules: `head.regression.loss`, `head.regression.weights`, `head.regression.predictions`,
///   `head.regression.metrics`
public struct RegressionHead: SingleHead {
  /// The loss of each element, of the shape of labels and logits.
  public typealias ElementLoss =
    @Sendable (_ labels: SymbolicTensor, _ logits: SymbolicTensor, Graph) throws -> SymbolicTensor
  /// Makes predictions of logits, element by element.
  public typealias InverseLink = @Sendable (SymbolicTensor, Graph) throws -> SymbolicTensor

  public let name: String
  public let logitsDimension: Int
  let weightColumn: WeightColumn?
  public let lossReduction: LossReduction
  let loss: ElementLoss
  let inverseLink: InverseLink?

  /// - Throws: `EstimatorError` with kind `ValueError` when there is not one label at least.
  public init(
    labelDimension: Int = 1, weightColumn: WeightColumn? = nil,
    lossReduction: LossReduction = .sumOverBatchSize, loss: ElementLoss? = nil,
    inverseLink: InverseLink? = nil, name: String = ""
  ) throws {
    // head.regression.labels (RNN-30)
    guard labelDimension >= 1 else {
      throw EstimatorError(
        .valueError, "labelDimension is \(labelDimension), not 1 or more",
        argument: "label_dimension", rule: .headRegressionLabels)
    }
    self.name = name
    logitsDimension = labelDimension
    self.weightColumn = weightColumn
    self.lossReduction = lossReduction
    // head.regression.loss (RNN-30)
    self.loss = loss ?? { labels, logits, graph in try graph.squaredDifference(labels, logits) }
    self.inverseLink = inverseLink
  }

  // head.regression.predictions (RNN-30)
  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    guard let inverseLink else { return ["predictions": input.logits] }
    return ["predictions": try inverseLink(input.logits, input.graph), "logits": input.logits]
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    served(
      "regression", .regression(value: predictions.made("predictions")), predictions: predictions)
  }

  func loss(_ input: HeadInput) throws -> HeadLoss {
    let graph = input.graph
    // head.regression.labels (RNN-30)
    let labels = try graph.numbers(input.denseLabels(width: logitsDimension))
    // head.regression.weights (RNN-30)
    let weights = try input.weights(weightColumn, width: logitsDimension)
    let elements = try loss(labels, input.logits, graph)
    let reduced = try Losses.reduce(elements, weights: weights, by: lossReduction, in: graph)
    return HeadLoss(labels: labels, weights: weights, elements: elements, loss: reduced)
  }

  // head.regression.metrics (RNN-30)
  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    let metrics = HeadMetrics(graph: graph, labels: loss.labels, weights: loss.weights)
    return [
      try metrics.mean("average_loss", of: loss.elements),
      try metrics.mean("prediction/mean", of: predictions.made("predictions")),
      try metrics.mean("label/mean", of: loss.labels),
    ]
  }
}
