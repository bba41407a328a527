/// A categorical column whose ids are hashed combinations of features.
public struct CrossedColumn: CategoricalColumn {
  /// What is combined.
  public enum Key: Sendable {
    /// A feature, string or integer.
    case feature(String)
    /// The ids of a column, other than a hashed one.
    case column(any CategoricalColumn)
  }

  public let keys: [Key]
  public let hashBucketSize: Int
  public let hashKey: Int?

  /// - Throws: `EstimatorError` with kind `ValueError`.
  init(keys: [Key], hashBucketSize: Int, hashKey: Int?) throws {
    // column.crossed (COL-37)
    try ColumnArguments.require(
      hashBucketSize >= 1, "a cross needs at least one bucket, not \(hashBucketSize)",
      argument: "hash_bucket_size", rule: .columnCrossed)
    try ColumnArguments.require(
      keys.count >= 2, "a cross is of two or more, not \(keys.count)", argument: "keys",
      rule: .columnCrossed)
    for case .column(let column) in keys {
      try ColumnArguments.require(
        !(column is HashedCategoricalColumn), "the hashed '\(column.name)' cannot be crossed",
        argument: "keys", rule: .columnCrossed)
    }
    self.keys = keys
    self.hashBucketSize = hashBucketSize
    self.hashKey = hashKey
  }

  public var numBuckets: Int { hashBucketSize }

  public var name: String {
    let names = leaves.map { leaf in
      switch leaf {
      case .feature(let key): key
      case .column(let column): column.name
      }
    }
    return names.sorted(by: ColumnOrder.precedes).joined(separator: "_X_")
  }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    // column.parse-spec (COL-39)
    var spec: OrderedDictionary<String, FeatureParsing> = [:]
    for key in keys {
      switch key {
      case .feature(let key): spec[key] = .variableLength(.string)
      case .column(let column): for (key, value) in column.parseExampleSpec { spec[key] = value }
      }
    }
    return spec
  }

  public func ids(of features: ColumnFeatures) throws -> CategoricalIDs {
    var sparse: [SparseTensor<SymbolicTensor>] = []
    var dense: [SymbolicTensor] = []
    for leaf in leaves {
      switch leaf {
      case .feature(let key): try add(features.feature(key), to: &sparse, &dense, features.graph)
      case .column(let column): sparse.append(try ids(of: column, in: features))
      }
    }
    // column.crossed (COL-37)
    let crossed =
      if let hashKey {
        try features.graph.hashedCross(
          sparse, dense: dense, bucketCount: hashBucketSize, hashKey: hashKey)
      } else { try features.graph.hashedCross(sparse, dense: dense, bucketCount: hashBucketSize) }
    return CategoricalIDs(.sparse(crossed))
  }

  /// Crosses of crosses are crosses of all.
  private var leaves: [Key] {
    keys.flatMap { key -> [Key] in
      guard case .column(let column) = key, let cross = column as? CrossedColumn else {
        return [key]
      }
      return cross.leaves
    }
  }

  private func ids(of column: any CategoricalColumn, in features: ColumnFeatures) throws
    -> SparseTensor<SymbolicTensor>
  {
    let ids = try column.ids(of: features)
    try ColumnArguments.require(
      ids.weights == nil, "the weighted '\(column.name)' cannot be crossed", argument: "keys",
      rule: .columnCrossed)
    return try ids.sparse(in: features.graph)
  }

  private func add(
    _ feature: ColumnFeatures.Feature, to sparse: inout [SparseTensor<SymbolicTensor>],
    _ dense: inout [SymbolicTensor], _ graph: Graph
  ) throws {
    switch feature {
    case .dense(let tensor): dense.append(try crossable(tensor, graph))
    case .sparse(let tensor):
      sparse.append(
        SparseTensor(
          indices: tensor.indices, values: try crossable(tensor.values, graph),
          denseShape: tensor.denseShape))
    }
  }

  private func crossable(_ values: SymbolicTensor, _ graph: Graph) throws -> SymbolicTensor {
    values.dataType == .string ? values : try graph.cast(values, to: .int64)
  }
}

extension FeatureColumn where Self == CrossedColumn {
  /// Combinations of features or ids, hashed.
  ///
  /// - Parameter hashKey: What chains the fingerprints; TensorFlow's own if left out.
  /// - Throws: `EstimatorError` with kind `ValueError` for fewer than two keys, no bucket, or a hashed
  ///   column among the keys.
  /// - Rules: `column.crossed`
  public static func crossedColumn(
    _ keys: [CrossedColumn.Key], hashBucketSize: Int, hashKey: Int? = nil
  ) throws -> Self {
    try Self(keys: keys, hashBucketSize: hashBucketSize, hashKey: hashKey)
  }
}
