extension Metrics {
  /// What an area lies under.
  public enum Curve: Sendable {
    /// The rate of true positives over that of false ones.
    case roc
    /// Precision over recall.
    case precisionRecall
  }

  /// The area under a curve, from counts at 200 thresholds.
  ///
  /// The thresholds are just below 0, then i/199, then just above 1; a prediction is positive above one.
  ///
  /// - Parameters:
  ///   - labels: Of the shape of the predictions; everything but 0 is positive.
  ///   - predictions: From 0 to 1; NaN counts for nothing.
  ///   - weights: Broadcast to the predictions; 1 if left out.
  /// - Rules: `metric.auc`, `metric.auc-precision-recall`, `metric.positive`
  public static func areaUnderCurve(
    _ curve: Curve, labels: SymbolicTensor, predictions: SymbolicTensor,
    weights: SymbolicTensor? = nil, name: String, in graph: Graph
  ) throws -> EvalMetric {
    try graph.inMetricScope(name) { scope in
      let buckets = try graph.buckets(of: predictions)
      let weights = try graph.elementWeights(weights, for: predictions)
      // metric.positive (METRIC-08)
      let isPositive = try graph.cast(labels, to: .bool)
      let counts = try [true, false].map { isCounted in
        let counted = try isCounted ? isPositive : graph.logicalNot(isPositive)
        return try graph.histogram(
          "\(scope)/\(isCounted ? "positives" : "negatives")",
          of: graph.multiply(graph.cast(counted, to: .float32), weights), in: buckets)
      }
      return try graph.metric { name, isAfter in
        let above = try counts.map { count in
          let histogram = try graph.read(count.variable, after: isAfter ? [count.update] : [])
          return try graph.cumsum(histogram, axis: 0, reverse: true)
        }
        let area = try graph.area(under: curve, true: above[0], false: above[1])
        return try graph.identity(area, name: name)
      }
    }
  }
}

private let thresholds = 200

extension Graph {
  /// For each prediction the number of the last threshold below it: max(⌈p·199⌉ − 1, 0).
  // metric.auc (METRIC-08)
  fileprivate func buckets(of predictions: SymbolicTensor) throws -> SymbolicTensor {
    let scaled = try multiply(
      cast(predictions, to: .float32), constant(Float(thresholds - 1)))
    let below = try maximum(
      subtract(apply("Ceil", scaled), constant(Float(1))), constant(Float(0)))
    // Values of negative buckets are dropped.
    let nowhere = try fill(shape(below), constant(Int32(-1)))
    return try select(apply("IsNan", below), nowhere, cast(below, to: .int32))
  }

  /// Adds the values of every batch up by bucket.
  fileprivate func histogram(
    _ name: String, of values: SymbolicTensor, in buckets: SymbolicTensor
  ) throws -> (variable: Variable, update: Operation) {
    let variable = try addVariable(
      name, initialValue: Tensor(repeating: Float(0), shape: [thresholds]),
      in: [.local, .metric])
    let sums = try unsortedSegmentSum(
      reshape(values, to: [-1]), segments: reshape(buckets, to: [-1]),
      count: constant(Int32(thresholds)))
    return (variable, try assignAdd(variable, sums))
  }

  /// - Parameters:
  ///   - hits: True positives at each threshold; below all thresholds there are all.
  ///   - misses: False positives.
  fileprivate func area(
    under curve: Metrics.Curve, true hits: SymbolicTensor, false misses: SymbolicTensor
  ) throws -> SymbolicTensor {
    switch curve {
    case .roc: try trapezoids(under: rates(hits), over: rates(misses))
    case .precisionRecall: try interpolation(hits, predicted: add(hits, misses))
    }
  }

  private func rates(_ counts: SymbolicTensor) throws -> SymbolicTensor {
    try divideNoNan(counts, slice(counts, from: 0, count: 1))
  }

  // metric.auc (METRIC-08)
  private func trapezoids(under y: SymbolicTensor, over x: SymbolicTensor) throws -> SymbolicTensor
  {
    let (y, x) = (try neighbours(y), try neighbours(x))
    let height = try divide(add(y.here, y.next), constant(Float(2)))
    return try sum(multiply(subtract(x.here, x.next), height))
  }

  // metric.auc-precision-recall (METRIC-09)
  private func interpolation(_ hits: SymbolicTensor, predicted: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let zero = try constant(Float(0))
    let (tp, p) = (try neighbours(hits), try neighbours(predicted))
    let gained = try subtract(tp.here, tp.next)
    let slope = try divideNoNan(gained, maximum(subtract(p.here, p.next), zero))
    let intercept = try subtract(tp.next, multiply(slope, p.next))
    let arePositive = try logicalAnd(greater(p.here, zero), greater(p.next, zero))
    let ratio = try select(
      arePositive, divideNoNan(p.here, maximum(p.next, zero)), constant(Float(1)))
    let parts = try multiply(slope, add(gained, multiply(intercept, log(ratio))))
    let positives = try maximum(slice(hits, from: 0, count: 1), zero)
    return try sum(divideNoNan(parts, positives))
  }

  /// The values at each threshold but the last, and at the one after it.
  private func neighbours(_ values: SymbolicTensor) throws -> (
    here: SymbolicTensor, next: SymbolicTensor
  ) {
    (
      try slice(values, from: 0, count: thresholds - 1),
      try slice(values, from: 1, count: thresholds - 1)
    )
  }
}
