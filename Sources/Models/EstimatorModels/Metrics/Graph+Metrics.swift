// What every streaming metric is made of.
extension Graph {
  /// Runs `body` in the scope of a metric, with the scope's name: numbered when it is taken.
  func inMetricScope<Result>(_ name: String, _ body: (String) throws -> Result) rethrows -> Result {
    var (unique, number) = (name, 0)
    while variables.contains(where: { $0.name.hasPrefix("\(unique)/") }) {
      number += 1
      unique = "\(name)_\(number)"
    }
    return try inScope(unique) { try body(unique) }
  }

  /// A float32 that starts at 0 in every session and is never saved.
  func addMetricVariable(_ name: String) throws -> Variable {
    try addVariable(name, initialValue: Tensor(Float(0)), in: [.local, .metric])
  }

  /// The pair of a metric: the same result once from the totals as they are, once after the update.
  ///
  /// - Parameter result: Makes the result under a name, reading before or after the update.
  func metric(_ result: (_ name: String, _ isAfter: Bool) throws -> SymbolicTensor) throws
    -> EvalMetric
  {
    let value = try result("value", false)
    return EvalMetric(value: value, update: try result("update_op", true).operation)
  }

  /// Labels and predictions with one rank: a last axis of size 1 that only one has is taken away.
  func squeezed(labels: SymbolicTensor, predictions: SymbolicTensor) throws
    -> (labels: SymbolicTensor, predictions: SymbolicTensor)
  {
    guard let own = labels.shape.dimensions, let other = predictions.shape.dimensions else {
      return (labels, predictions)
    }
    if other.count == own.count + 1, (other.last ?? nil) ?? 1 == 1 {
      return (labels, try squeeze(predictions, axes: [-1]))
    }
    if own.count == other.count + 1, (own.last ?? nil) ?? 1 == 1 {
      return (try squeeze(labels, axes: [-1]), predictions)
    }
    return (labels, predictions)
  }

  /// Weights as float32 in the full shape of the values.
  func metricWeights(_ weights: SymbolicTensor, for values: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let matched = try matchingRank(cast(weights, to: .float32), to: values)
    guard matched.shape.rank == 0 || canBroadcast(matched.shape, to: values.shape) else {
      throw EstimatorError(
        .valueError,
        "weights of shape \(weights.shape) cannot be broadcast to values of shape \(values.shape)",
        argument: "weights", rule: .metricMean)
    }
    return try multiply(matched, onesLike(values))
  }

  /// Whether each axis of `shape` has size 1 or that of `target`, as far as is known.
  private func canBroadcast(_ shape: PartialShape, to target: PartialShape) -> Bool {
    guard let own = shape.dimensions, let other = target.dimensions else { return true }
    return own.count == other.count
      && zip(own, other).allSatisfy { $0 == nil || $0 == 1 || $1 == nil || $0 == $1 }
  }
}
