import EstimatorModels

// The column that a description stands for.
extension ColumnDescription {
  /// All columns of a list: shared embeddings are several.
  static func make(_ descriptions: [ColumnDescription], files folder: String) throws
    -> [any FeatureColumn]
  {
    try descriptions.flatMap { description -> [any FeatureColumn] in
      if description.column == "shared_embeddings" {
        return try description.sharedEmbeddings(folder)
      }
      return [try description.make(in: folder)]
    }
  }

  private func make(in folder: String) throws -> any FeatureColumn {
    switch column {
    case "embedding_column":
      return try EmbeddingColumn.embeddingColumn(
        inner(folder), dimension: int("dimension"), combiner: text("combiner") ?? "mean",
        ckptToLoadFrom: text("ckpt_to_load_from"), tensorNameInCkpt: text("tensor_name_in_ckpt"),
        maxNorm: number("max_norm"), isTrainable: isTrainable)
    case "indicator_column": return try IndicatorColumn.indicatorColumn(inner(folder))
    case "numeric_column": return try numeric()
    case "sequence_numeric_column":
      return try SequenceNumericColumn.sequenceNumericColumn(
        key, shape: shape, defaultValue: number("default_value") ?? 0,
        dataType: dataType ?? .float32, normalizer: sparseNormalizer)
    case "bucketized_column": return try bucketized()
    default: return try categorical(folder)
    }
  }

  private func categorical(_ folder: String) throws -> any CategoricalColumn {
    switch column {
    case "bucketized_column": return try bucketized()
    case "crossed_column":
      return try CrossedColumn.crossedColumn(
        keys(folder), hashBucketSize: int("hash_bucket_size") ?? 0, hashKey: int("hash_key"))
    case "weighted_categorical_column":
      return try WeightedCategoricalColumn.weightedCategoricalColumn(
        inner(folder), weightFeatureKey: text("weight_feature_key") ?? "",
        dataType: dataType ?? .float32)
    default:
      let plain = try plain(folder)
      return column.hasPrefix("sequence_")
        ? SequenceCategoricalColumn.sequenceCategoricalColumn(plain) : plain
    }
  }

  private func plain(_ folder: String) throws -> any CategoricalColumn {
    switch column.split(separator: "_with_").last {
    case "identity":
      return try IdentityCategoricalColumn.categoricalColumnWithIdentity(
        key, numBuckets: int("num_buckets") ?? 0, defaultValue: int("default_value"))
    case "hash_bucket":
      return try HashedCategoricalColumn.categoricalColumnWithHashBucket(
        key, hashBucketSize: int("hash_bucket_size") ?? 0, dataType: dataType ?? .string)
    case "vocabulary_list":
      return try VocabularyListCategoricalColumn.categoricalColumnWithVocabularyList(
        key, vocabularyList: vocabulary, dataType: dataType,
        defaultValue: int("default_value") ?? -1, numOovBuckets: int("num_oov_buckets") ?? 0)
    default:
      return try VocabularyFileCategoricalColumn.categoricalColumnWithVocabularyFile(
        key,
        vocabularyFile: text("vocabulary_file").map { $0.isEmpty ? "" : "\(folder)/\($0)" } ?? "",
        vocabularySize: int("vocabulary_size"),
        dataType: dataType ?? .string, defaultValue: int("default_value"),
        numOovBuckets: int("num_oov_buckets"), in: SystemEnvironment())
    }
  }

  private func sharedEmbeddings(_ folder: String) throws -> [any FeatureColumn] {
    let inner = try list("categorical_columns").compactMap { item in
      if case .column(let description) = item { try description.categorical(folder) } else { nil }
    }
    return try SharedEmbeddingColumn.sharedEmbeddings(
      inner, dimension: int("dimension"),
      sharedEmbeddingCollectionName: text("shared_embedding_collection_name"))
  }

  private func numeric() throws -> NumericColumn {
    try NumericColumn.numericColumn(
      key, shape: shape, dataType: dataType ?? .float32, normalizer: normalizer)
  }

  private func bucketized() throws -> BucketizedColumn {
    guard case .column(let source) = arguments["source_column"] else { return try unreadable() }
    return try BucketizedColumn.bucketizedColumn(
      source.numeric(), boundaries: list("boundaries").compactMap(\.element?.double))
  }

  private func keys(_ folder: String) throws -> [CrossedColumn.Key] {
    try list("keys").map { key in
      if case .column(let description) = key {
        return .column(try description.categorical(folder))
      }
      return .feature(key.element?.text ?? "")
    }
  }

  private func inner(_ folder: String) throws -> any CategoricalColumn {
    guard case .column(let inner) = arguments["categorical_column"] else {
      return try unreadable()
    }
    return try inner.categorical(folder)
  }

  private func unreadable<Result>() throws -> Result {
    throw EstimatorError(.unimplemented, "the test cannot read \(column)")
  }
}

// Arguments by name.
extension ColumnDescription {
  fileprivate var key: String { text("key") ?? "" }
  fileprivate func text(_ name: String) -> String? { arguments[name]?.element?.text }
  fileprivate func int(_ name: String) -> Int? {
    arguments[name]?.element.map { Int($0.int64) }
  }
  fileprivate func number(_ name: String) -> Double? { arguments[name]?.element?.double }
  fileprivate var dataType: DataType? { text("dtype").flatMap { DataType(rawValue: $0) } }
  fileprivate var isTrainable: Bool {
    if case .flag(let flag) = arguments["trainable"]?.element { flag } else { true }
  }

  fileprivate func list(_ name: String) -> [Argument] {
    if case .list(let items) = arguments[name] { items } else { [] }
  }

  fileprivate var shape: [Int] {
    int("shape").map { [$0] }
      ?? (arguments["shape"] == nil
        ? [1] : list("shape").compactMap { $0.element.map { Int($0.int64) } })
  }

  fileprivate var vocabulary: Tensor {
    let terms = list("vocabulary_list").compactMap(\.element)
    if case .integer = terms.first { return Tensor(terms.map(\.int64)) }
    return Tensor(terms.map { ByteString($0.text) })
  }

  fileprivate var steps: [[String: Double]] {
    list("normalizer_fn").compactMap { if case .step(let step) = $0 { step } else { nil } }
  }

  fileprivate var normalizer: NumericColumn.Normalizer? {
    let steps = steps
    if steps.isEmpty { return nil }
    return { @Sendable (values: SymbolicTensor, graph: Graph) in
      try Self.normalized(values, steps, graph)
    }
  }

  fileprivate var sparseNormalizer: SequenceNumericColumn.Normalizer? {
    let steps = steps
    if steps.isEmpty { return nil }
    return { @Sendable (tensor: SparseTensor<SymbolicTensor>, graph: Graph) in
      SparseTensor(
        indices: tensor.indices, values: try Self.normalized(tensor.values, steps, graph),
        denseShape: tensor.denseShape)
    }
  }

  private static func normalized(
    _ values: SymbolicTensor, _ steps: [[String: Double]], _ graph: Graph
  ) throws -> SymbolicTensor {
    try steps.reduce(values) { values, step in
      let (name, number) = step.first ?? ("multiply", 1)
      let operand = try graph.scalar(number, values.dataType)
      return name == "divide"
        ? try graph.divide(values, operand) : try graph.multiply(values, operand)
    }
  }
}

extension ColumnDescription.Argument {
  fileprivate var element: Element? {
    if case .element(let element) = self { element } else { nil }
  }
}
