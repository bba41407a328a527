/// A categorical column over time: its second axis is that of the steps.
public struct SequenceCategoricalColumn: CategoricalColumn {
  public let categoricalColumn: any CategoricalColumn

  init(_ column: any CategoricalColumn) { categoricalColumn = column }

  public var name: String { categoricalColumn.name }

  public var numBuckets: Int { categoricalColumn.numBuckets }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    categoricalColumn.parseExampleSpec
  }

  public func ids(of features: ColumnFeatures) throws -> CategoricalIDs {
    try categoricalColumn.ids(of: features)
  }
}

extension FeatureColumn where Self == SequenceCategoricalColumn {
  /// A column over time of any categorical column, a weighted one for instance.
  ///
  /// - Rules: `column.sequence.shape`, `column.sequence.length`, `column.weighted.sequence`
  public static func sequenceCategoricalColumn(_ column: any CategoricalColumn) -> Self {
    Self(column)
  }

  /// Integers over time that are ids themselves, `[batch, time]` or sparse.
  ///
  /// See ``FeatureColumn/categoricalColumnWithIdentity(_:numBuckets:defaultValue:)``.
  public static func sequenceCategoricalColumnWithIdentity(
    _ key: String, numBuckets: Int, defaultValue: Int? = nil
  ) throws -> Self {
    Self(
      try .categoricalColumnWithIdentity(key, numBuckets: numBuckets, defaultValue: defaultValue))
  }

  /// Texts or integers over time whose ids are hashes.
  ///
  /// See ``FeatureColumn/categoricalColumnWithHashBucket(_:hashBucketSize:dataType:)``.
  public static func sequenceCategoricalColumnWithHashBucket(
    _ key: String, hashBucketSize: Int, dataType: DataType = .string
  ) throws -> Self {
    Self(
      try .categoricalColumnWithHashBucket(key, hashBucketSize: hashBucketSize, dataType: dataType))
  }

  /// Texts or integers over time whose ids are their places in a list.
  public static func sequenceCategoricalColumnWithVocabularyList(
    _ key: String, vocabularyList: Tensor, dataType: DataType? = nil, defaultValue: Int = -1,
    numOovBuckets: Int = 0
  ) throws -> Self {
    Self(
      try .categoricalColumnWithVocabularyList(
        key, vocabularyList: vocabularyList, dataType: dataType, defaultValue: defaultValue,
        numOovBuckets: numOovBuckets))
  }

  /// Texts or integers over time whose ids are their line numbers in a file.
  public static func sequenceCategoricalColumnWithVocabularyFile(
    _ key: String, vocabularyFile: String, vocabularySize: Int? = nil,
    dataType: DataType = .string, defaultValue: Int? = nil, numOovBuckets: Int? = nil,
    in environment: any Environment
  ) throws -> Self {
    Self(
      try .categoricalColumnWithVocabularyFile(
        key, vocabularyFile: vocabularyFile, vocabularySize: vocabularySize, dataType: dataType,
        defaultValue: defaultValue, numOovBuckets: numOovBuckets, in: environment))
  }
}
