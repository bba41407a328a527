/// Columns without steps, joined to one vector per row.
public struct DenseFeatures: Sendable {
  private let layer: FeatureLayer<any DenseColumn>

  /// - Parameter columns: In any order; each numeric, bucketized, or an embedding or indicator of a
  ///   categorical column without steps.
  /// - Throws: `EstimatorError` with kind `ValueError` when there is none, two have one name, or one is
  ///   not dense.
  public init(_ columns: [any FeatureColumn]) throws {
    layer = try FeatureLayer(
      columns, scope: "dense_features", argument: "context_feature_columns", of: "dense column",
      rule: .rnnColumnsContextKind
    ) { $0 as? any DenseColumn }
  }

  /// Numbers per row.
  public var width: Int { layer.columns.reduce(0) { $0 + $1.column.width } }

  /// Adds the columns' variables and nodes.
  ///
  /// - Returns: float32 `[batch, width]`, columns in order of their names.
  /// - Throws: `EstimatorError` for features that are missing or of the wrong kind.
  /// - Rules: `column.context.tiling`, `column.name.scope`
  public func callAsFunction(
    features: TensorGroup<SymbolicTensor>, variables: ModelVariables
  ) throws -> SymbolicTensor {
    let inputs = try ColumnFeatures(features, in: variables.graph)
    let parts = try layer.map(variables: variables) { column, table in
      try column.dense(inputs, table: table)
    }
    return try variables.graph.inScope(layer.scope) {
      try variables.graph.concat(parts, axis: 1)
    }
  }
}
