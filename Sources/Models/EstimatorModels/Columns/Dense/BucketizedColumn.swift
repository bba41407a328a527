/// Numbers by the interval in which they lie: a 1 among zeros for each, or an id for each.
public struct BucketizedColumn: DenseColumn, CategoricalColumn {
  public let sourceColumn: NumericColumn
  /// Strictly increasing.
  public let boundaries: [Double]

  init(_ source: NumericColumn, boundaries: [Double]) throws {
    // column.bucketized.arguments (COL-33)
    try ColumnArguments.require(
      source.shape.rank == 1, "'\(source.key)' has not one dimension but \(source.shape.rank)",
      argument: "source_column", rule: .columnBucketizedArguments)
    try ColumnArguments.require(
      !boundaries.isEmpty, "'\(source.key)' has no boundaries", argument: "boundaries",
      rule: .columnBucketizedArguments)
    try ColumnArguments.require(
      !zip(boundaries, boundaries.dropFirst()).contains { $0 >= $1 },
      "the boundaries of '\(source.key)' do not increase", argument: "boundaries",
      rule: .columnBucketizedArguments)
    sourceColumn = source
    self.boundaries = boundaries
  }

  public var name: String { "\(sourceColumn.name)_bucketized" }

  public var width: Int { numBuckets }

  public var numBuckets: Int { bucketsPerNumber * sourceColumn.width }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    sourceColumn.parseExampleSpec
  }

  public func dense(_ features: ColumnFeatures, table: Variable?) throws -> SymbolicTensor {
    let graph = features.graph
    let buckets = try buckets(of: features)
    let batch = try graph.element(0, of: graph.extents(buckets))
    let marks = try graph.oneHot(buckets, depth: bucketsPerNumber)
    return try graph.reshape(marks, to: graph.pack([batch, graph.constant(Int64(width))]))
  }

  public func ids(of features: ColumnFeatures) throws -> CategoricalIDs {
    let graph = features.graph
    let buckets = try graph.cast(buckets(of: features), to: .int64)
    // Each number of a row has buckets of its own.
    let offsets = (0..<sourceColumn.width).map { Int64($0 * bucketsPerNumber) }
    return CategoricalIDs(
      .dense(try graph.add(buckets, graph.constant(offsets)), exist: nil))
  }

  private var bucketsPerNumber: Int { boundaries.count + 1 }

  /// The bucket of each number: int32 `[batch, width of the source]`.
  private func buckets(of features: ColumnFeatures) throws -> SymbolicTensor {
    // column.bucketized.index (COL-33)
    try features.graph.bucketize(sourceColumn.values(of: features), boundaries: boundaries)
  }
}

extension FeatureColumn where Self == BucketizedColumn {
  /// Numbers by the interval in which they lie; one that is a boundary belongs above it.
  ///
  /// - Parameter boundaries: One or more, strictly increasing; there is a bucket more than that.
  /// - Throws: `EstimatorError` with kind `ValueError`.
  /// - Rules: `column.bucketized.index`, `column.bucketized.arguments`
  public static func bucketizedColumn(_ sourceColumn: NumericColumn, boundaries: [Double]) throws
    -> Self
  {
    try Self(sourceColumn, boundaries: boundaries)
  }
}
