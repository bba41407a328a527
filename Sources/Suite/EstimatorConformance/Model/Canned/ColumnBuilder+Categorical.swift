internal import EstimatorModels

extension ColumnBuilder {
  func categorical(_ description: JSON) throws -> any CategoricalColumn {
    let function = try description.required("column", \.stringValue)
    switch function {
    case "weighted_categorical_column":
      return try WeightedCategoricalColumn.weightedCategoricalColumn(
        categorical(description.required("categorical_column") { $0 }),
        weightFeatureKey: description.required("weight_feature_key", \.stringValue),
        dataType: description["dtype"]?.dataType ?? .float32)
    case "sequence_categorical_column":
      return SequenceCategoricalColumn.sequenceCategoricalColumn(
        try categorical(description.required("categorical_column") { $0 }))
    case "crossed_column":
      return try CrossedColumn.crossedColumn(
        description.required("keys", \.elements).map(key),
        hashBucketSize: description.required("hash_bucket_size", \.intValue),
        hashKey: description["hash_key"]?.intValue)
    case "bucketized_column": return try bucketized(description)
    case _ where function.hasPrefix("sequence_"):
      return SequenceCategoricalColumn.sequenceCategoricalColumn(
        try plain(String(function.dropFirst("sequence_".count)), description))
    default: return try plain(function, description)
    }
  }

  private func key(_ description: JSON) throws -> CrossedColumn.Key {
    if let feature = description.stringValue { return .feature(feature) }
    return .column(try categorical(description))
  }

  private func plain(_ function: String, _ description: JSON) throws -> any CategoricalColumn {
    let key = try description.required("key", \.stringValue)
    let defaultValue = description["default_value"]?.intValue
    switch function.dropFirst("categorical_column_with_".count) {
    case "identity":
      return try IdentityCategoricalColumn.categoricalColumnWithIdentity(
        key, numBuckets: description.required("num_buckets", \.intValue),
        defaultValue: defaultValue)
    case "hash_bucket":
      return try HashedCategoricalColumn.categoricalColumnWithHashBucket(
        key, hashBucketSize: description.required("hash_bucket_size", \.intValue),
        dataType: description["dtype"]?.dataType ?? .string)
    case "vocabulary_list":
      return try VocabularyListCategoricalColumn.categoricalColumnWithVocabularyList(
        key, vocabularyList: vocabulary(description.required("vocabulary_list", \.elements)),
        dataType: description["dtype"]?.dataType, defaultValue: defaultValue ?? -1,
        numOovBuckets: description["num_oov_buckets"]?.intValue ?? 0)
    default: return try vocabularyFile(key, description, defaultValue)
    }
  }

  private func vocabularyFile(
    _ key: String, _ description: JSON, _ defaultValue: Int?
  ) throws -> any CategoricalColumn {
    let name = try description.required("vocabulary_file", \.stringValue)
    return try VocabularyFileCategoricalColumn.categoricalColumnWithVocabularyFile(
      key, vocabularyFile: name.isEmpty ? name : folders.files.appending(path: name),
      vocabularySize: description["vocabulary_size"]?.intValue,
      dataType: description["dtype"]?.dataType ?? .string, defaultValue: defaultValue,
      numOovBuckets: description["num_oov_buckets"]?.intValue, in: environment)
  }

  private func vocabulary(_ terms: [JSON]) -> Tensor {
    let numbers = terms.compactMap(\.intValue)
    if !terms.isEmpty, numbers.count == terms.count { return Tensor(numbers.map { Int64($0) }) }
    return Tensor(terms.compactMap(\.stringValue).map { ByteString($0) })
  }
}
