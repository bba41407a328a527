/// Which feature says how much each element of a batch weighs.
public enum WeightColumn: Sendable, ExpressibleByStringLiteral {
  /// The name of a feature, which is taken as it is.
  case feature(String)
  /// A numeric column, whose normalizer changes the feature first; not for sequences.
  case column(NumericColumn)

  public init(stringLiteral key: String) { self = .feature(key) }

  /// The name of the feature.
  public var key: String {
    switch self {
    case .feature(let key): key
    case .column(let column): column.key
    }
  }

  fileprivate var normalizer: NumericColumn.Normalizer? {
    if case .column(let column) = self { column.normalizer } else { nil }
  }
}

extension HeadInput {
  /// The weights as float32, of the logits' shape but for a last axis of size 1.
  ///
  /// - Parameter width: The size of the last axis that is allowed beside 1: each logit may weigh its own.
  /// - Returns: `nil` without a column.
  /// - Throws: `EstimatorError` with kind `KeyError` when the feature is missing, `ValueError` when it is
  ///   sparse or, as far as the graph shows, of another shape; `Unimplemented` for texts.
  /// - Rules: `head.weights`, `head.weights.normalized`, `head.weights.default`, `head.weights.missing`
  func weights(_ column: WeightColumn?, width: Int = 1) throws -> SymbolicTensor? {
    // head.weights.default (HEAD-08)
    guard let column else { return nil }
    let given = try weightFeature(column.key)
    // head.weights.normalized (HEAD-07)
    let normal = try column.normalizer.map { try $0(given, graph) } ?? given
    let numbers = try graph.numbers(normal)
    let weights = try graph.withLastAxis(numbers, like: logits)
    try checkWeights(weights, width: width)
    // head.weights (HEAD-07): a size that the graph does not know may be either.
    let last = width == 1 ? 1 : weights.shape.dimensions?.last ?? nil
    return try graph.checked(
      weights, hasShapeOf: logits, widths: last.map { [$0 == width ? width : 1] } ?? [1, width],
      showing: "the weights have another shape")
  }

  private func weightFeature(_ key: String) throws -> SymbolicTensor {
    // head.weights.missing (HEAD-21)
    guard let feature = features[key] ?? features.sparse(key)?.values else {
      throw EstimatorError(
        .keyError, "the weight column '\(key)' is not among the features",
        argument: "weight_column", rule: .headWeightsMissing)
    }
    if features[key] == nil || feature.shape.rank == 0 {
      throw EstimatorError(
        .valueError, "the weights '\(key)' are sparse or a scalar", argument: "weight_column",
        rule: .headWeights)
    }
    return feature
  }

  private func checkWeights(_ weights: SymbolicTensor, width: Int) throws {
    guard let own = weights.shape.dimensions, let other = logits.shape.dimensions else { return }
    let last = own.last ?? nil
    let fits = last == nil || last == 1 || width == 1 || last == width
    let isKnown = weights.shape.known != nil && logits.shape.known != nil
    let wanted = PartialShape(other.dropLast() + [width == 1 || last == 1 ? 1 : width])
    if own.count != other.count || !fits || (isKnown && weights.shape.merged(with: wanted) == nil) {
      throw EstimatorError(
        .valueError, "the weights have shape \(weights.shape), not \(wanted)",
        argument: "weight_column", rule: .headWeights)
    }
  }
}
