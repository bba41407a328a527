/// A categorical column whose ids are line numbers of a file.
public struct VocabularyFileCategoricalColumn: CategoricalColumn, ElementwiseCategoricalColumn {
  public let key: String
  public let dataType: DataType
  public let numBuckets: Int
  private let lookup: VocabularyLookup

  /// - Throws: `EstimatorError` with kind `ValueError`.
  /// - Rules: `column.vocabulary.file-arguments`
  init(
    key: String, file: String, size: Int?, dataType: DataType, defaultValue: Int?,
    numOovBuckets: Int?, files: any FileSystem
  ) throws {
    let rule = Rule.columnVocabularyFileArguments
    // column.vocabulary.file-arguments (COL-09)
    try ColumnArguments.require(
      !file.isEmpty, "'\(key)' has no vocabulary file", argument: "vocabulary_file", rule: rule)
    let content = try? files.read(file)
    try ColumnArguments.require(
      size != nil || content != nil, "the vocabulary file '\(file)' of '\(key)' does not exist",
      argument: "vocabulary_file", rule: rule)
    let vocabulary = VocabularyFile(content: content, name: file)
    let count = size ?? vocabulary.lineCount
    try ColumnArguments.require(
      count >= 1, "the vocabulary of '\(key)' cannot have \(count) terms",
      argument: "vocabulary_size", rule: rule)
    try Self.checkBuckets(numOovBuckets ?? 0, defaultValue, key: key)
    try ColumnArguments.requireTextOrInteger(dataType, key: key, rule: rule)
    self.key = key
    self.dataType = dataType
    numBuckets = count + (numOovBuckets ?? 0)
    lookup = vocabulary.lookup(
      size: count, dataType: dataType, defaultValue: defaultValue ?? -1,
      numOovBuckets: numOovBuckets ?? 0)
  }

  private static func checkBuckets(_ count: Int, _ defaultValue: Int?, key: String) throws {
    // column.vocabulary.file-arguments (COL-07)
    try ColumnArguments.require(
      count == 0 || defaultValue == nil, "'\(key)' has OOV buckets and a default",
      argument: "default_value", rule: .columnVocabularyFileArguments)
    try ColumnArguments.require(
      count >= 0, "'\(key)' cannot have \(count) OOV buckets", argument: "num_oov_buckets",
      rule: .columnVocabularyFileArguments)
  }

  func check(_ dataType: DataType) throws {
    try checkKind(of: dataType, rule: .columnVocabularyFileArguments)
  }

  func ids(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    try lookup.ids(of: values, key: key, in: graph)
  }
}

extension FeatureColumn where Self == VocabularyFileCategoricalColumn {
  /// Texts or integers, `[batch, n]` or sparse, whose ids are their line numbers in a file.
  ///
  /// The file is read at once; what is wrong inside it shows when a session initialises its tables.
  ///
  /// - Parameters:
  ///   - vocabularyFile: A path; one term per line, spaces included.
  ///   - vocabularySize: How many lines count, from the first; all if left out.
  ///   - dataType: string or an integer type.
  ///   - defaultValue: The id of an unknown term; -1, which stands for nothing, if left out.
  ///   - numOovBuckets: Further ids, by hash, for unknown terms.
  ///   - environment: Where the file is.
  /// - Throws: `EstimatorError` with kind `ValueError` for an empty path, a size below 1, a missing file
  ///   without a size, and when a default and buckets are both given.
  /// - Rules: `column.vocabulary.file`, `column.vocabulary.file-arguments`,
  ///   `column.vocabulary.file-content`, `column.vocabulary.id`
  public static func categoricalColumnWithVocabularyFile(
    _ key: String, vocabularyFile: String, vocabularySize: Int? = nil,
    dataType: DataType = .string, defaultValue: Int? = nil, numOovBuckets: Int? = nil,
    in environment: any Environment
  ) throws -> Self {
    try Self(
      key: key, file: vocabularyFile, size: vocabularySize, dataType: dataType,
      defaultValue: defaultValue, numOovBuckets: numOovBuckets, files: environment.files)
  }
}
