extension Metrics {
  /// Of what was predicted positive, the weighted share that is: 0 when nothing was.
  ///
  /// Everything but zero and false counts as positive, in labels and predictions.
  ///
  /// - Rules: `metric.precision`
  public static func precision(
    labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor? = nil,
    name: String = "precision", in graph: Graph
  ) throws -> EvalMetric {
    // metric.precision (METRIC-06)
    try truePositiveShare(
      labels, predictions, weights, name: name, against: ("false_positives", false, true),
      in: graph)
  }

  /// Of what is positive, the weighted share that was predicted so: 0 when nothing is.
  ///
  /// Everything but zero and false counts as positive, in labels and predictions.
  ///
  /// - Rules: `metric.recall`
  public static func recall(
    labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor? = nil,
    name: String = "recall", in graph: Graph
  ) throws -> EvalMetric {
    // metric.recall (METRIC-07)
    try truePositiveShare(
      labels, predictions, weights, name: name, against: ("false_negatives", true, false),
      in: graph)
  }

  /// True positives over true positives and the others, which have this label and this prediction.
  private static func truePositiveShare(
    _ labels: SymbolicTensor, _ predictions: SymbolicTensor, _ weights: SymbolicTensor?,
    name: String, against others: (name: String, label: Bool, prediction: Bool), in graph: Graph
  ) throws -> EvalMetric {
    try graph.inMetricScope(name) { scope in
      let pair = try graph.squeezed(
        labels: graph.cast(labels, to: .bool), predictions: graph.cast(predictions, to: .bool))
      let hits = try graph.counter(
        "\(scope)/true_positives", of: pair, label: true, prediction: true, weights)
      let misses = try graph.counter(
        "\(scope)/\(others.name)", of: pair, label: others.label, prediction: others.prediction,
        weights)
      return try graph.metric { name, isAfter in
        let hits = try graph.read(hits.variable, after: isAfter ? [hits.update] : [])
        let misses = try graph.read(misses.variable, after: isAfter ? [misses.update] : [])
        let all = try graph.add(hits, misses)
        let zero = try graph.scalar(0, .float32)
        return try graph.select(
          graph.greater(all, zero), graph.divide(hits, all), zero, name: name)
      }
    }
  }
}

extension Graph {
  /// Counts, with their weights, the elements that have this label and this prediction.
  fileprivate func counter(
    _ name: String, of pair: (labels: SymbolicTensor, predictions: SymbolicTensor), label: Bool,
    prediction: Bool, _ weights: SymbolicTensor?
  ) throws -> (variable: Variable, update: Operation) {
    let count = try addMetricVariable("\(name)/count")
    let isCounted = try logicalAnd(
      equals(pair.labels, label), equals(pair.predictions, prediction))
    let ones = try cast(isCounted, to: .float32)
    let weighted = try weights.map {
      try multiply(ones, matchingRank(cast($0, to: .float32), to: ones))
    }
    return (count, try assignAdd(count, sum(weighted ?? ones)))
  }

  private func equals(_ values: SymbolicTensor, _ flag: Bool) throws -> SymbolicTensor {
    flag ? values : try logicalNot(values)
  }
}
