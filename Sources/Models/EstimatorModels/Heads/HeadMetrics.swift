/// Metrics of a head's labels, by key.
struct HeadMetrics {
  typealias Entry = (key: String, metric: EvalMetric)

  let graph: Graph
  let labels: SymbolicTensor
  let weights: SymbolicTensor?

  func mean(_ key: String, of values: SymbolicTensor) throws -> Entry {
    (key, try Metrics.signedMean(values, weights: weights, name: key, in: graph))
  }

  func accuracy(_ key: String, of predictions: SymbolicTensor) throws -> Entry {
    let metric = try Metrics.signedAccuracy(
      labels: labels, predictions: predictions, weights: weights, name: key, in: graph)
    return (key, metric)
  }

  func baseline(_ key: String) throws -> Entry {
    (key, try Metrics.accuracyBaseline(labels: labels, weights: weights, name: key, in: graph))
  }

  func share(_ key: String, of isPredicted: SymbolicTensor, _ side: Metrics.Side) throws -> Entry {
    let metric = try Metrics.signedShare(
      labels: labels, isPredicted: isPredicted, weights: weights, of: side, name: key, in: graph)
    return (key, metric)
  }

  func area(_ key: String, _ curve: Metrics.Curve, of predictions: SymbolicTensor) throws -> Entry {
    let metric = try Metrics.areaUnderCurve(
      curve, labels: labels, predictions: predictions, weights: weights, name: key, in: graph)
    return (key, metric)
  }

  /// Three metrics at each threshold: positive is what is predicted above it.
  ///
  /// - Rules: `head.thresholds`
  func atThresholds(_ thresholds: [Double], of predictions: SymbolicTensor) throws -> [Entry] {
    try thresholds.flatMap { threshold in
      // head.thresholds (RNN-30)
      let isPredicted = try graph.greater(
        predictions, graph.scalar(threshold, predictions.dataType))
      let suffix = "positive_threshold_\(threshold.shortText)"
      return [
        try accuracy("accuracy/\(suffix)", of: isPredicted),
        try share("precision/\(suffix)", of: isPredicted, .predicted),
        try share("recall/\(suffix)", of: isPredicted, .positive),
      ]
    }
  }
}

/// - Throws: `EstimatorError` with kind `ValueError` unless all lie between 0 and 1.
func checkThresholds(_ thresholds: [Double]) throws {
  // head.thresholds (RNN-30)
  if let wrong = thresholds.first(where: { !($0 > 0 && $0 < 1) }) {
    throw EstimatorError(
      .valueError, "the threshold \(wrong) does not lie between 0 and 1", argument: "thresholds",
      rule: .headThresholds)
  }
}

extension Double {
  /// The number rounded to six significant digits. Below 1 only.
  fileprivate var shortText: String {
    var unit = 1e6
    while self * unit < 1e5 { unit *= 10 }
    return "\((self * unit).rounded() / unit)"
  }
}
