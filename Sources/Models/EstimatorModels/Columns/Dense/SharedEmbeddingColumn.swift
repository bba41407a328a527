/// Ids as vectors from a table that several columns share.
public struct SharedEmbeddingColumn: DenseColumn, SequenceDenseColumn, EmbeddingTableColumn {
  public let categoricalColumn: any CategoricalColumn
  public let dimension: Int
  public let combiner: String
  public let initializer: (any Initializer)?
  /// What the table starts from instead of what the initializer says.
  public let checkpointTensor: CheckpointTensor?
  public let maxNorm: Double?
  public let isTrainable: Bool
  /// The name of the variable, which lies outside of all scopes.
  public let collectionName: String

  public var name: String { "\(categoricalColumn.name)_shared_embedding" }

  public var width: Int { dimension }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    categoricalColumn.parseExampleSpec
  }

  public func table(in scope: String, among variables: ModelVariables) throws -> Variable {
    let shape: Shape = [categoricalColumn.numBuckets, dimension]
    let made = variables.graph.variables.first { $0.name == collectionName }
    if let made, made.shape == shape { return made }
    let initializer = initializer ?? EmbeddingArguments.initializer(dimension: dimension)
    // column.shared.table, column.shared.untrained (COL-17), column.embedding.checkpoint (COL-16)
    return try variables.add(
      collectionName, shape: shape, startingFrom: initializer, or: checkpointTensor,
      isTrainable: isTrainable)
  }

  public func dense(_ features: ColumnFeatures, table: Variable?) throws -> SymbolicTensor {
    let cells = try ColumnIDs.rows(of: categoricalColumn, for: name, features)
    return try lookup(table, features.graph).vectors(of: cells)
  }

  public func sequence(_ features: ColumnFeatures, table: Variable?) throws -> SequenceTensor {
    let (cells, lengths) = try ColumnIDs.steps(of: categoricalColumn, for: name, features)
    return SequenceTensor(
      values: try lookup(table, features.graph).vectors(of: cells), lengths: lengths)
  }

  private func lookup(_ table: Variable?, _ graph: Graph) throws -> EmbeddingLookup {
    try EmbeddingArguments.lookup(table, combiner, maxNorm: maxNorm, in: graph)
  }
}

extension FeatureColumn where Self == SharedEmbeddingColumn {
  /// Columns that look their ids up in one table, in the order of `categoricalColumns`.
  ///
  /// - Parameters:
  ///   - categoricalColumns: Of one kind, apart from weights and steps, with the same number of buckets.
  ///   - ckptToLoadFrom: With `tensorNameInCkpt`, what the table starts from, as in `embeddingColumn`.
  ///   - sharedEmbeddingCollectionName: The table's name; made of the sorted names if left out.
  /// - Throws: `EstimatorError` with kind `ValueError` for columns that cannot share, or a dimension
  ///   below 1, or half of what names a tensor in a checkpoint; when the graph is built, as `embeddingColumn`.
  /// - Rules: `column.shared.table`, `column.shared.untrained`, `column.embedding.arguments`,
  ///   `column.embedding.checkpoint`, `column.embedding.checkpoint-missing`
  public static func sharedEmbeddings(
    _ categoricalColumns: [any CategoricalColumn], dimension: Int?, combiner: String = "mean",
    initializer: (any Initializer)? = nil, ckptToLoadFrom: String? = nil,
    tensorNameInCkpt: String? = nil, sharedEmbeddingCollectionName: String? = nil,
    maxNorm: Double? = nil, isTrainable: Bool = true
  ) throws -> [SharedEmbeddingColumn] {
    let dimension = try EmbeddingArguments.dimension(dimension)
    let tensor = try EmbeddingArguments.tensor(
      checkpoint: ckptToLoadFrom, name: tensorNameInCkpt)
    try SharedEmbeddings.check(categoricalColumns)
    let names = categoricalColumns.map(\.name).sorted(by: ColumnOrder.precedes)
    let name =
      sharedEmbeddingCollectionName.flatMap { $0.isEmpty ? nil : $0 }
      ?? names.joined(separator: "_") + "_shared_embedding"
    return categoricalColumns.map { column in
      SharedEmbeddingColumn(
        categoricalColumn: column, dimension: dimension, combiner: combiner,
        initializer: initializer, checkpointTensor: tensor, maxNorm: maxNorm,
        isTrainable: isTrainable, collectionName: name)
    }
  }
}

private enum SharedEmbeddings {
  static func check(_ columns: [any CategoricalColumn]) throws {
    let kinds = columns.map { String(describing: type(of: innermost($0))) }
    // column.shared.table (COL-17)
    try ColumnArguments.require(
      Set(kinds).count == 1, "columns of several kinds cannot share a table",
      argument: "categorical_columns", rule: .columnSharedTable)
    try ColumnArguments.require(
      Set(columns.map(\.numBuckets)).count == 1,
      "columns with several numbers of buckets cannot share a table",
      argument: "categorical_columns", rule: .columnSharedTable)
  }

  private static func innermost(_ column: any CategoricalColumn) -> any CategoricalColumn {
    switch column {
    case let column as SequenceCategoricalColumn: innermost(column.categoricalColumn)
    case let column as WeightedCategoricalColumn: innermost(column.categoricalColumn)
    default: column
    }
  }
}
