/// Ids as vectors from a table that is trained with the model.
public struct EmbeddingColumn: DenseColumn, SequenceDenseColumn, EmbeddingTableColumn {
  public let categoricalColumn: any CategoricalColumn
  public let dimension: Int
  /// By name, so that a wrong one is found when the graph is built.
  public let combiner: String
  public let initializer: (any Initializer)?
  /// What the table starts from instead of what the initializer says.
  public let checkpointTensor: CheckpointTensor?
  public let maxNorm: Double?
  public let isTrainable: Bool

  public var name: String { "\(categoricalColumn.name)_embedding" }

  public var width: Int { dimension }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    categoricalColumn.parseExampleSpec
  }

  public func table(in scope: String, among variables: ModelVariables) throws -> Variable {
    let initializer = initializer ?? EmbeddingArguments.initializer(dimension: dimension)
    // column.embedding.trainable, column.embedding.checkpoint (COL-16)
    return try variables.add(
      "\(scope)/embedding_weights", shape: [categoricalColumn.numBuckets, dimension],
      startingFrom: initializer, or: checkpointTensor, isTrainable: isTrainable)
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

/// What embeddings and shared embeddings are made from alike.
enum EmbeddingArguments {
  /// - Throws: `EstimatorError` with kind `ValueError`.
  static func dimension(_ dimension: Int?) throws -> Int {
    // column.embedding.arguments (COL-16)
    guard let dimension, dimension >= 1 else {
      throw EstimatorError(
        .valueError, "an embedding has at least one dimension", argument: "dimension",
        rule: .columnEmbeddingArguments)
    }
    return dimension
  }

  /// The tensor that a table starts from, if any.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when one is given without the other.
  static func tensor(checkpoint: String?, name: String?) throws -> CheckpointTensor? {
    // column.embedding.arguments (COL-16)
    try ColumnArguments.require(
      (checkpoint == nil) == (name == nil),
      "a checkpoint and the name of a tensor in it go together", argument: "ckpt_to_load_from",
      rule: .columnEmbeddingArguments)
    guard let checkpoint, let name else { return nil }
    return CheckpointTensor(named: name, in: checkpoint)
  }

  /// What tables start from: initial.embedding (INIT-04).
  static func initializer(dimension: Int) -> any Initializer {
    TruncatedNormal(forRowsOf: dimension)
  }

  static func lookup(
    _ table: Variable?, _ combiner: String, maxNorm: Double?, in graph: Graph
  ) throws -> EmbeddingLookup {
    guard let table else { preconditionFailure("An embedding is asked with its table") }
    // column.embedding.combiner-name (COL-14)
    guard let combiner = Combiner(rawValue: combiner) else {
      throw EstimatorError(
        .valueError, "there is no combiner '\(combiner)'", argument: "combiner",
        rule: .columnEmbeddingCombinerName, advice: "Use mean, sum or sqrtn.")
    }
    return EmbeddingLookup(table: table, combiner: combiner, maxNorm: maxNorm, graph: graph)
  }
}

extension FeatureColumn where Self == EmbeddingColumn {
  /// Ids of a categorical column as vectors from a float32 table `[numBuckets, dimension]`.
  ///
  /// - Parameters:
  ///   - combiner: `mean`, `sum` or `sqrtn`: how the vectors of one cell become one.
  ///   - initializer: What the table starts from; a truncated normal distribution if left out.
  ///   - ckptToLoadFrom: With `tensorNameInCkpt`, what the table starts from instead: a checkpoint's prefix,
  ///     or a directory, for its newest. It is read whenever a graph is built, in every mode, also when the
  ///     model directory has a checkpoint, which then wins.
  ///   - tensorNameInCkpt: A float32 tensor `[numBuckets, dimension]`.
  ///   - maxNorm: Rows count as no longer than this.
  ///   - isTrainable: Without it the table is saved, but stays as it is.
  /// - Throws: `EstimatorError` with kind `ValueError` for a dimension below 1, or half of what names a
  ///   tensor in a checkpoint. When the graph is built: `ValueError` for an unknown combiner, a tensor that
  ///   is missing or of another shape, a directory without a checkpoint; `NotFound` for no checkpoint;
  ///   `InvalidArgument` for a tensor that is not float32; `DataLoss` for a checkpoint that cannot be read;
  ///   `Unimplemented` from a backend that reads none for models.
  /// - Rules: `column.embedding.combiner`, `column.embedding.max-norm`, `column.embedding.arguments`,
  ///   `column.embedding.trainable`, `column.embedding.checkpoint`, `column.embedding.checkpoint-missing`
  public static func embeddingColumn(
    _ categoricalColumn: any CategoricalColumn, dimension: Int?, combiner: String = "mean",
    initializer: (any Initializer)? = nil, ckptToLoadFrom: String? = nil,
    tensorNameInCkpt: String? = nil, maxNorm: Double? = nil, isTrainable: Bool = true
  ) throws -> Self {
    Self(
      categoricalColumn: categoricalColumn,
      dimension: try EmbeddingArguments.dimension(dimension), combiner: combiner,
      initializer: initializer,
      checkpointTensor: try EmbeddingArguments.tensor(
        checkpoint: ckptToLoadFrom, name: tensorNameInCkpt),
      maxNorm: maxNorm, isTrainable: isTrainable)
  }
}
