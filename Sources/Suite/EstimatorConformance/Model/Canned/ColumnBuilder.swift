internal import EstimatorModels

/// Makes feature columns from their descriptions.
struct ColumnBuilder {
  let folders: CannedModel.Folders
  let environment: any Environment

  /// The columns of a list; shared embeddings are several.
  func columns(_ descriptions: [JSON]) throws -> [any FeatureColumn] {
    try descriptions.flatMap { description -> [any FeatureColumn] in
      guard description["column"] == "shared_embeddings" else { return [try column(description)] }
      return try shared(description)
    }
  }

  private func column(_ description: JSON) throws -> any FeatureColumn {
    switch description["column"]?.stringValue {
    case "embedding_column":
      return try EmbeddingColumn.embeddingColumn(
        wrapped(description), dimension: description["dimension"]?.intValue,
        combiner: description["combiner"]?.stringValue ?? "mean",
        initializer: initializer(description), ckptToLoadFrom: checkpoint(description),
        tensorNameInCkpt: description["tensor_name_in_ckpt"]?.stringValue,
        maxNorm: description["max_norm"]?.doubleValue,
        isTrainable: description["trainable"]?.boolValue ?? true)
    case "indicator_column": return IndicatorColumn.indicatorColumn(try wrapped(description))
    case "sequence_numeric_column": return try sequenceNumeric(description)
    case "numeric_column": return try numeric(description)
    case "bucketized_column": return try bucketized(description)
    default: return try categorical(description)
    }
  }

  private func wrapped(_ description: JSON) throws -> any CategoricalColumn {
    try categorical(description.required("categorical_column") { $0 })
  }

  private func initializer(_ description: JSON) -> (any Initializer)? {
    description["initializer"]?["constant"]?.doubleValue.map { ConstantInitializer(Float($0)) }
  }

  private func checkpoint(_ description: JSON) -> String? {
    description["ckpt_to_load_from"]?.stringValue.map {
      $0.isEmpty ? $0 : folders.checkpoints.appending(path: $0)
    }
  }

  private func shared(_ description: JSON) throws -> [any FeatureColumn] {
    try SharedEmbeddingColumn.sharedEmbeddings(
      description.required("categorical_columns", \.elements).map(categorical),
      dimension: description["dimension"]?.intValue,
      combiner: description["combiner"]?.stringValue ?? "mean",
      initializer: initializer(description), ckptToLoadFrom: checkpoint(description),
      tensorNameInCkpt: description["tensor_name_in_ckpt"]?.stringValue,
      sharedEmbeddingCollectionName: description["shared_embedding_collection_name"]?.stringValue,
      maxNorm: description["max_norm"]?.doubleValue,
      isTrainable: description["trainable"]?.boolValue ?? true)
  }

  // MARK: Numbers

  private func shape(_ description: JSON) -> [Int] {
    description["shape"]?.ints ?? description["shape"]?.intValue.map { [$0] } ?? [1]
  }

  private func sequenceNumeric(_ description: JSON) throws -> any FeatureColumn {
    try SequenceNumericColumn.sequenceNumericColumn(
      description.required("key", \.stringValue), shape: shape(description),
      defaultValue: description["default_value"]?.doubleValue ?? 0,
      dataType: description["dtype"]?.dataType ?? .float32,
      normalizer: Arithmetic(description["normalizer_fn"])?.ofSparse)
  }

  func numeric(_ description: JSON) throws -> NumericColumn {
    try .numericColumn(
      description.required("key", \.stringValue), shape: shape(description),
      defaultValue: description["default_value"]?.doubleValue,
      dataType: description["dtype"]?.dataType ?? .float32,
      normalizer: Arithmetic(description["normalizer_fn"])?.ofDense)
  }

  func bucketized(_ description: JSON) throws -> BucketizedColumn {
    try .bucketizedColumn(
      numeric(description.required("source_column") { $0 }),
      boundaries: description.required("boundaries", \.doubles))
  }
}
