/// A categorical column whose ids are hashes of the values.
public struct HashedCategoricalColumn: CategoricalColumn, ElementwiseCategoricalColumn {
  public let key: String
  public let hashBucketSize: Int
  public let dataType: DataType

  /// - Throws: `EstimatorError` with kind `ValueError`.
  /// - Rules: `column.hash.arguments`
  init(key: String, hashBucketSize: Int, dataType: DataType) throws {
    // column.hash.arguments (COL-04)
    try ColumnArguments.require(
      hashBucketSize >= 1, "'\(key)' needs at least one bucket, not \(hashBucketSize)",
      argument: "hash_bucket_size", rule: .columnHashArguments)
    try ColumnArguments.requireTextOrInteger(dataType, key: key, rule: .columnHashArguments)
    self.key = key
    self.hashBucketSize = hashBucketSize
    self.dataType = dataType
  }

  public var numBuckets: Int { hashBucketSize }

  func check(_ dataType: DataType) throws {
    // column.hash.arguments (COL-04)
    try checkKind(of: dataType, rule: .columnHashArguments)
  }

  func ids(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    // column.hash.id (COL-05), column.hash.empty (COL-06)
    try graph.hashBucket(graph.decimalText(values), of: hashBucketSize)
  }
}

extension FeatureColumn where Self == HashedCategoricalColumn {
  /// Texts or integers, `[batch, n]` or sparse, whose ids are Fingerprint64 modulo `hashBucketSize`.
  ///
  /// - Parameter dataType: string or an integer type, of the kind that the feature has.
  /// - Throws: `EstimatorError` with kind `ValueError` when there is no bucket, or for another type.
  /// - Rules: `column.hash.arguments`, `column.hash.id`, `column.hash.empty`
  public static func categoricalColumnWithHashBucket(
    _ key: String, hashBucketSize: Int, dataType: DataType = .string
  ) throws -> Self {
    try Self(key: key, hashBucketSize: hashBucketSize, dataType: dataType)
  }
}
