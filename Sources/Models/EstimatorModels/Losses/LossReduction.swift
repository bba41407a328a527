/// How the losses of the elements become one number.
public enum LossReduction: String, Sendable, Hashable, CaseIterable {
  /// The weighted sum.
  case sum
  /// The weighted sum divided by the number of elements: not by the sum of the weights.
  case sumOverBatchSize = "sum_over_batch_size"
  /// The same as `sumOverBatchSize`, but another name: heads side by side must agree on the name.
  case auto
}

extension Losses {
  /// The loss of a batch as a scalar.
  ///
  /// - Parameters:
  ///   - losses: The loss of each element.
  ///   - weights: A scalar, of the shape of `losses`, or with one axis of size 1 more or less at the
  ///     end; left out, each element weighs 1.
  /// - Returns: A scalar; 0 when there are no elements.
  /// - Rules: `loss.reduction`
  public static func reduce(
    _ losses: SymbolicTensor, weights: SymbolicTensor? = nil,
    by reduction: LossReduction = .sumOverBatchSize, in graph: Graph
  ) throws -> SymbolicTensor {
    try graph.inScope("weighted_loss") {
      let weighted = try graph.weighted(losses, by: weights)
      let sum = try graph.sum(weighted)
      // loss.reduction (HEAD-10)
      switch reduction {
      case .sum: return sum
      case .sumOverBatchSize, .auto:
        let count = try graph.elementCount(of: weighted, as: losses.dataType)
        return try graph.divideNoNan(sum, count, name: "value")
      }
    }
  }
}

extension Graph {
  fileprivate func weighted(_ losses: SymbolicTensor, by weights: SymbolicTensor?) throws
    -> SymbolicTensor
  {
    let one = try weights ?? scalar(1, losses.dataType)
    let matched = try matchingRank(cast(one, to: losses.dataType), to: losses)
    return try multiply(losses, matched)
  }
}

extension LossReduction {
  /// The reduction that an argument names: `sum`, `sum_over_batch_size`, or `auto`.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` for any other name, and for Python's None.
  /// - Rules: `rnn.construction.reduction`
  public init(named name: String?) throws {
    // rnn.construction.reduction (RNN-23)
    guard let reduction = name.flatMap(LossReduction.init(rawValue:)) else {
      throw EstimatorError(
        .valueError, "there is no reduction '\(name ?? "None")' of losses",
        argument: "loss_reduction",
        rule: .rnnConstructionReduction, advice: "Use sum, sum_over_batch_size or auto.")
    }
    self = reduction
  }
}
