/// Metrics that add up over the batches of an evaluation.
///
/// Their totals are float32 variables that every session makes anew and that are never saved.
public enum Metrics {
  /// The weighted mean of all values: Σ w·v / Σ w, and 0 when that sum is not positive.
  ///
  /// - Parameters:
  ///   - values: Of any numeric type; taken as float32.
  ///   - weights: A scalar or something that broadcasts to the values; 1 if left out.
  ///   - name: The scope of the metric's nodes and variables.
  /// - Throws: `EstimatorError` with kind `ValueError` when the weights cannot fit.
  /// - Rules: `metric.mean`
  public static func mean(
    _ values: SymbolicTensor, weights: SymbolicTensor? = nil, name: String = "mean", in graph: Graph
  ) throws -> EvalMetric {
    try graph.inMetricScope(name) { scope in
      let values = try graph.cast(values, to: .float32)
      let total = try graph.addMetricVariable("\(scope)/total")
      let count = try graph.addMetricVariable("\(scope)/count")
      let weights = try weights.map { try graph.metricWeights($0, for: values) }
      // metric.mean (METRIC-02, METRIC-03)
      let weighted = try weights.map { try graph.multiply(values, $0) } ?? values
      let added = try graph.assignAdd(total, graph.sum(weighted))
      let size =
        try weights.map { try graph.sum($0) } ?? graph.elementCount(of: values, as: .float32)
      // Even where the values are fed, whoever makes them runs.
      let counted = try graph.assignAdd(count, size, after: [weighted.operation])
      return try graph.metric { name, isAfter in
        let zero = try graph.scalar(0, .float32)
        let divisor = try graph.maximum(graph.read(count, after: isAfter ? [counted] : []), zero)
        return try graph.divideNoNan(
          graph.read(total, after: isAfter ? [added] : []), divisor, name: name)
      }
    }
  }

  /// The weighted share of predictions that equal their label.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when the shapes cannot agree.
  /// - Rules: `metric.accuracy`
  public static func accuracy(
    labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor? = nil,
    name: String = "accuracy", in graph: Graph
  ) throws -> EvalMetric {
    let (labels, predictions) = try graph.squeezed(labels: labels, predictions: predictions)
    guard labels.shape.merged(with: predictions.shape) != nil else {
      throw EstimatorError(
        .valueError,
        "labels of shape \(labels.shape) cannot equal predictions of shape \(predictions.shape)",
        argument: "predictions", rule: .metricAccuracy)
    }
    // metric.accuracy (METRIC-04)
    let isCorrect = try graph.equal(graph.cast(predictions, to: labels.dataType), labels)
    return try mean(isCorrect, weights: weights, name: name, in: graph)
  }

  /// The weighted mean of the squares of what the predictions are off by.
  ///
  /// - Rules: `metric.mean-squared-error`
  public static func meanSquaredError(
    labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor? = nil,
    name: String = "mean_squared_error", in graph: Graph
  ) throws -> EvalMetric {
    let (labels, predictions) = try graph.squeezed(labels: labels, predictions: predictions)
    // metric.mean-squared-error (EVAL-30)
    let error = try graph.squaredDifference(labels, predictions)
    return try mean(error, weights: weights, name: name, in: graph)
  }
}
