/// A categorical column whose ids count as much as another feature says.
public struct WeightedCategoricalColumn: CategoricalColumn {
  public let categoricalColumn: any CategoricalColumn
  public let weightFeatureKey: String
  public let dataType: DataType

  /// - Throws: `EstimatorError` with kind `ValueError` when the type is no number's.
  init(_ column: any CategoricalColumn, weightFeatureKey: String, dataType: DataType) throws {
    // column.weighted.arguments (COL-35)
    try ColumnArguments.require(
      dataType.isInteger || dataType.isFloatingPoint, "weights cannot be \(dataType)",
      argument: "dtype", rule: .columnWeightedArguments)
    categoricalColumn = column
    self.weightFeatureKey = weightFeatureKey
    self.dataType = dataType
  }

  public var name: String { "\(categoricalColumn.name)_weighted_by_\(weightFeatureKey)" }

  public var numBuckets: Int { categoricalColumn.numBuckets }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    // column.parse-spec (COL-39)
    var spec = categoricalColumn.parseExampleSpec
    spec[weightFeatureKey] = .variableLength(dataType)
    return spec
  }

  public func ids(of features: ColumnFeatures) throws -> CategoricalIDs {
    let graph = features.graph
    let weights = try weights(of: features)
    let ids = try categoricalColumn.ids(of: features).sparse(in: graph)
    return CategoricalIDs(.sparse(ids), weights: try graph.cast(weights, to: .float32))
  }

  /// The weights of the cells that exist; of a dense tensor, those that are not zero.
  private func weights(of features: ColumnFeatures) throws -> SymbolicTensor {
    let graph = features.graph
    let feature = try features.feature(weightFeatureKey)
    // column.weighted.arguments (COL-35)
    try ColumnArguments.require(
      feature.dataType == dataType,
      "the weights '\(weightFeatureKey)' are \(feature.dataType), not \(dataType)",
      argument: "features", rule: .columnWeightedArguments)
    switch feature {
    case .sparse(let tensor): return tensor.values
    case .dense(let tensor):
      let isThere = try graph.notEqual(tensor, graph.zerosLike(tensor))
      return try graph.gatherNd(tensor, graph.where(isThere))
    }
  }
}

extension FeatureColumn where Self == WeightedCategoricalColumn {
  /// Ids with a weight each, from a feature of the same form as that of the ids.
  ///
  /// - Parameters:
  ///   - categoricalColumn: Not a sequence column, but ``sequenceCategoricalColumn(_:)`` may be put
  ///     around the result.
  ///   - dataType: That of the weights.
  /// - Throws: `EstimatorError` with kind `ValueError` when the type is no number's; when the graph is
  ///   built, for weights of another type or missing.
  /// - Rules: `column.weighted.arguments`, `column.weighted.combiner`, `column.weighted.indicator`,
  ///   `column.weighted.sequence`
  public static func weightedCategoricalColumn(
    _ categoricalColumn: any CategoricalColumn, weightFeatureKey: String,
    dataType: DataType = .float32
  ) throws -> Self {
    try Self(categoricalColumn, weightFeatureKey: weightFeatureKey, dataType: dataType)
  }
}
