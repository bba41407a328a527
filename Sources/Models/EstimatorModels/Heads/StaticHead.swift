/// A head whose parts can be used one by one, as heads of several heads and of sequences do.
public protocol StaticHead: Head {
  /// How the losses of the elements become the loss of a batch.
  var lossReduction: LossReduction { get }

  /// What is predicted, in the order of the documentation.
  func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor>

  /// What is offered to those who serve the predictions, the default first.
  func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>

  /// The loss of a batch and, in eval mode, the metrics.
  func evaluation(
    _ input: HeadInput, _ predictions: OrderedDictionary<String, SymbolicTensor>
  ) throws -> (loss: SymbolicTensor, metrics: OrderedDictionary<String, EvalMetric>)
}

extension StaticHead {
  public func estimatorSpec(
    _ input: HeadInput, minimizing: (SymbolicTensor) throws -> Operation
  ) throws -> EstimatorSpec {
    try input.graph.inScope(name.isEmpty ? "head" : name) {
      try input.checkLogits(width: logitsDimension)
      let predictions = try predictions(input)
      if input.mode == .predict {
        // head.predictions.alone (HEAD-21)
        return EstimatorSpec(
          mode: input.mode, predictions: .keyed(predictions),
          exportOutputs: exportOutputs(predictions))
      }
      let (loss, metrics) = try evaluation(input, predictions)
      return EstimatorSpec(
        mode: input.mode, predictions: .keyed(predictions), loss: loss,
        trainOp: input.mode == .train ? try minimizing(loss) : nil, evalMetricOps: metrics)
    }
  }
}

/// A head with one set of labels.
protocol SingleHead: StaticHead {
  func loss(_ input: HeadInput) throws -> HeadLoss

  func metrics(
    _ loss: HeadLoss, _ predictions: OrderedDictionary<String, SymbolicTensor>, in graph: Graph
  ) throws -> [(key: String, metric: EvalMetric)]
}

extension SingleHead {
  public func evaluation(
    _ input: HeadInput, _ predictions: OrderedDictionary<String, SymbolicTensor>
  ) throws -> (loss: SymbolicTensor, metrics: OrderedDictionary<String, EvalMetric>) {
    let loss = try loss(input)
    guard input.mode == .eval else { return (loss.loss, [:]) }
    let metrics = try metrics(loss, predictions, in: input.graph)
    return (loss.loss, OrderedDictionary(metrics.map { (key($0.key), $0.metric) }))
  }
}

extension HeadInput {
  /// - Throws: `EstimatorError` with kind `ValueError` unless the last axis of the logits is of this size.
  /// - Rules: `head.logits`
  func checkLogits(width: Int) throws {
    guard let dimensions = logits.shape.dimensions, let last = dimensions.last,
      last == nil || last == width
    else {
      // head.logits (RNN-30)
      throw EstimatorError(
        .valueError, "the logits have shape \(logits.shape), not a last axis of \(width)",
        argument: "logits", rule: .headLogits)
    }
  }
}
