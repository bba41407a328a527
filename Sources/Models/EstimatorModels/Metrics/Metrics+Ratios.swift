// What heads count: sums over sums, of any sign, where the metrics of `tf.metrics` give 0 for a
// divisor that is not positive.
extension Metrics {
  /// Σ of one thing over Σ of another, over all elements of all batches: 0 when the divisor is 0.
  ///
  /// - Rules: `metric.extremes`
  static func ratio(
    of part: SymbolicTensor, over whole: SymbolicTensor, name: String, in graph: Graph,
    result: (_ part: SymbolicTensor, _ whole: SymbolicTensor) throws -> SymbolicTensor = {
      part, _ in part
    }
  ) throws -> EvalMetric {
    try graph.inMetricScope(name) { scope in
      let part = try graph.total("\(scope)/part", of: part)
      let whole = try graph.total("\(scope)/whole", of: whole)
      return try graph.metric { name, isAfter in
        let divisor = try graph.read(whole.variable, after: isAfter ? [whole.update] : [])
        let share = try graph.read(part.variable, after: isAfter ? [part.update] : [])
        // metric.extremes (METRIC-10)
        return try graph.divideNoNan(result(share, divisor), divisor, name: name)
      }
    }
  }

  /// Σ w·v / Σ w.
  ///
  /// - Parameter weights: Broadcast to the values; 1 if left out.
  /// - Rules: `metric.mean`, `metric.label-mean`, `metric.prediction-mean`
  static func signedMean(
    _ values: SymbolicTensor, weights: SymbolicTensor?, name: String, in graph: Graph
  ) throws -> EvalMetric {
    // metric.mean (METRIC-02, METRIC-03)
    let values = try graph.cast(values, to: .float32)
    let weights = try graph.elementWeights(weights, for: values)
    return try ratio(of: graph.multiply(values, weights), over: weights, name: name, in: graph)
  }

  /// The weighted share of predictions that equal their label exactly.
  ///
  /// - Rules: `metric.accuracy`, `metric.accuracy.soft`
  static func signedAccuracy(
    labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor?, name: String,
    in graph: Graph
  ) throws -> EvalMetric {
    // metric.accuracy.soft (METRIC-04)
    let isCorrect = try graph.equal(graph.cast(predictions, to: labels.dataType), labels)
    return try signedMean(isCorrect, weights: weights, name: name, in: graph)
  }

  /// The better share of the two that always one answer would get: max(S, W − S) / W.
  ///
  /// - Rules: `metric.accuracy-baseline`
  static func accuracyBaseline(
    labels: SymbolicTensor, weights: SymbolicTensor?, name: String, in graph: Graph
  ) throws -> EvalMetric {
    let labels = try graph.cast(labels, to: .float32)
    let weights = try graph.elementWeights(weights, for: labels)
    let weighted = try graph.multiply(labels, weights)
    // metric.accuracy-baseline (METRIC-05)
    return try ratio(of: weighted, over: weights, name: name, in: graph) { part, whole in
      try graph.maximum(part, graph.subtract(whole, part))
    }
  }

  /// Of what is positive in one of the two, the weighted share that is in both.
  ///
  /// - Parameters:
  ///   - labels: Everything but 0 is positive.
  ///   - isPredicted: bool, of the shape of the labels.
  ///   - side: Precision looks at what is predicted, recall at what is so.
  /// - Rules: `metric.precision`, `metric.recall`, `metric.positive`
  static func signedShare(
    labels: SymbolicTensor, isPredicted: SymbolicTensor, weights: SymbolicTensor?, of side: Side,
    name: String, in graph: Graph
  ) throws -> EvalMetric {
    // metric.positive (METRIC-06, METRIC-07)
    let isPositive = try graph.cast(labels, to: .bool)
    let hits = try graph.cast(graph.logicalAnd(isPositive, isPredicted), to: .float32)
    let all = try graph.cast(side == .predicted ? isPredicted : isPositive, to: .float32)
    let weights = try graph.elementWeights(weights, for: hits)
    return try ratio(
      of: graph.multiply(hits, weights), over: graph.multiply(all, weights), name: name, in: graph)
  }

  enum Side { case predicted, positive }
}

extension Graph {
  /// A float32 weight for each element.
  func elementWeights(_ weights: SymbolicTensor?, for values: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let ones = try cast(onesLike(values), to: .float32)
    return try weights.map { try multiply(ones, matchingRank(cast($0, to: .float32), to: ones)) }
      ?? ones
  }

  /// A total of the elements of every batch.
  fileprivate func total(_ name: String, of values: SymbolicTensor) throws -> (
    variable: Variable, update: Operation
  ) {
    let variable = try addMetricVariable(name)
    return (variable, try assignAdd(variable, sum(values)))
  }
}
