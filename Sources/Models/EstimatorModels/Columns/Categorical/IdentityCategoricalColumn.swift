/// A categorical column whose integers are the ids.
public struct IdentityCategoricalColumn: CategoricalColumn, ElementwiseCategoricalColumn {
  public let key: String
  public let numBuckets: Int
  public let defaultValue: Int?

  /// - Throws: `EstimatorError` with kind `ValueError`.
  /// - Rules: `column.identity.arguments`
  init(key: String, numBuckets: Int, defaultValue: Int?) throws {
    // column.identity.arguments (COL-03)
    try ColumnArguments.require(
      numBuckets >= 1, "'\(key)' needs at least one bucket, not \(numBuckets)",
      argument: "num_buckets", rule: .columnIdentityArguments)
    if let defaultValue {
      // column.identity.arguments (COL-02)
      try ColumnArguments.require(
        0..<numBuckets ~= defaultValue,
        "the default \(defaultValue) of '\(key)' is not in 0..<\(numBuckets)",
        argument: "default_value", rule: .columnIdentityArguments)
    }
    self.key = key
    self.numBuckets = numBuckets
    self.defaultValue = defaultValue
  }

  var dataType: DataType { .int64 }

  func check(_ dataType: DataType) throws {
    // column.identity.arguments (COL-02)
    try checkKind(of: dataType, rule: .columnIdentityArguments)
  }

  func ids(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    let ids = try graph.cast(values, to: .int64)
    // column.identity.range (COL-02)
    guard let defaultValue else { return ids }
    // column.identity.default (COL-02)
    let isInside = try graph.logicalAnd(
      graph.greaterEqual(ids, graph.constant(Int64(0))),
      graph.less(ids, graph.constant(Int64(numBuckets))))
    return try graph.select(isInside, ids, graph.constant(Int64(defaultValue)))
  }
}

extension FeatureColumn where Self == IdentityCategoricalColumn {
  /// Integers that are ids themselves, `[batch, n]` or sparse.
  ///
  /// - Parameters:
  ///   - numBuckets: Ids are below it.
  ///   - defaultValue: The id of every value outside `0..<numBuckets`. Left out, negative ones are
  ///     nothing, and larger ones fail the run where they are looked up in a table.
  /// - Throws: `EstimatorError` with kind `ValueError` when there is no bucket, or the default is
  ///   outside of them.
  /// - Rules: `column.identity.arguments`, `column.identity.default`, `column.identity.range`
  public static func categoricalColumnWithIdentity(
    _ key: String, numBuckets: Int, defaultValue: Int? = nil
  ) throws -> Self {
    try Self(key: key, numBuckets: numBuckets, defaultValue: defaultValue)
  }
}
