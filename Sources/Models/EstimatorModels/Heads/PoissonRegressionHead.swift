/// Counts, whose logarithm the logits are: the negative logarithm of their probability.
///
/// - Rules: `head.poisson`
public struct PoissonRegressionHead: SingleHead {
  private let head: RegressionHead

  public var name: String { head.name }
  public var logitsDimension: Int { head.logitsDimension }
  public var lossReduction: LossReduction { head.lossReduction }

  /// - Parameter computeFullLoss: Whether the loss has its part that does not depend on the logits.
  /// - Throws: As ``RegressionHead``.
  public init(
    labelDimension: Int = 1, weightColumn: WeightColumn? = nil,
    lossReduction: LossReduction = .sumOverBatchSize, computeFullLoss: Bool = true,
    name: String = ""
  ) throws {
    head = try RegressionHead(
      labelDimension: labelDimension, weightColumn: weightColumn, lossReduction: lossReduction,
      loss: { labels, logits, graph in
        try graph.poissonLoss(labels: labels, logits: logits, isFull: computeFullLoss)
      },
      // head.poisson (RNN-30)
      inverseLink: { logits, graph in try graph.exp(logits) }, name: name)
  }

  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    try head.predictions(input)
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    head.exportOutputs(predictions)
  }

  func loss(_ input: HeadInput) throws -> HeadLoss { try head.loss(input) }

  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)] {
    try head.metrics(loss, predictions, in: graph)
  }
}

extension Graph {
  /// exp(x) − y·x, and y·log y − y + ½·log(2π·y) more, unless y is from 0 to 1.
  // head.poisson (RNN-30)
  fileprivate func poissonLoss(labels: SymbolicTensor, logits: SymbolicTensor, isFull: Bool) throws
    -> SymbolicTensor
  {
    let loss = try subtract(exp(logits), multiply(logits, labels))
    guard isFull else { return loss }
    let (zeros, ones) = (try zerosLike(labels), try onesLike(labels))
    let circle = try scalar(2 * Double.pi, labels.dataType)
    let half = try scalar(0.5, labels.dataType)
    let entropy = try subtract(multiply(labels, log(labels)), labels)
    let stirling = try add(entropy, multiply(half, log(multiply(circle, labels))))
    let isSmall = try logicalAnd(greaterEqual(labels, zeros), lessEqual(labels, ones))
    return try add(loss, select(isSmall, zeros, stirling))
  }
}
