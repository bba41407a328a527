/// A categorical column whose ids are places in a list of terms.
public struct VocabularyListCategoricalColumn: CategoricalColumn, ElementwiseCategoricalColumn {
  public let key: String
  public let dataType: DataType
  public let numBuckets: Int
  private let lookup: VocabularyLookup

  /// - Throws: `EstimatorError` with kind `ValueError`.
  /// - Rules: `column.vocabulary.list`
  init(
    key: String, vocabulary: Tensor, dataType: DataType?, defaultValue: Int, numOovBuckets: Int
  ) throws {
    let rule = Rule.columnVocabularyList
    // column.vocabulary.list (COL-07)
    try ColumnArguments.require(
      vocabulary.elementCount > 0, "the vocabulary of '\(key)' is empty",
      argument: "vocabulary_list", rule: rule)
    try ColumnArguments.requireTextOrInteger(vocabulary.dataType, key: key, rule: rule)
    let terms = VocabularyTerms.terms(vocabulary)
    try ColumnArguments.require(
      VocabularyTerms.firstRepeated(terms) == nil, "the vocabulary of '\(key)' has duplicates",
      argument: "vocabulary_list", rule: rule)
    try Self.checkBuckets(numOovBuckets, defaultValue, key: key)
    let type = dataType ?? vocabulary.dataType
    try ColumnArguments.requireTextOrInteger(type, key: key, rule: rule)
    try ColumnArguments.require(
      type.isInteger == vocabulary.dataType.isInteger,
      "'\(key)' is \(type), its vocabulary \(vocabulary.dataType)", argument: "dtype", rule: rule)
    self.key = key
    self.dataType = type
    numBuckets = vocabulary.elementCount + numOovBuckets
    lookup = VocabularyLookup(
      terms: terms, defaultValue: defaultValue, numOovBuckets: numOovBuckets)
  }

  private static func checkBuckets(_ count: Int, _ defaultValue: Int, key: String) throws {
    // column.vocabulary.list (COL-07)
    try ColumnArguments.require(
      count == 0 || defaultValue == -1, "'\(key)' has OOV buckets and a default",
      argument: "default_value", rule: .columnVocabularyList)
    try ColumnArguments.require(
      count >= 0, "'\(key)' cannot have \(count) OOV buckets", argument: "num_oov_buckets",
      rule: .columnVocabularyList)
  }

  func check(_ dataType: DataType) throws {
    // column.vocabulary.list (COL-07)
    try checkKind(of: dataType, rule: .columnVocabularyList)
  }

  func ids(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    try lookup.ids(of: values, key: key, in: graph)
  }
}

/// Terms of vocabularies as the keys of tables.
enum VocabularyTerms {
  /// The terms as a vector of string or int64.
  static func terms(_ vocabulary: Tensor) -> Tensor {
    let flat = vocabulary.reshaped(to: [vocabulary.elementCount])
    return flat.dataType == .string ? flat : flat.elements.accept(Widening())
  }

  /// The place of the first term that has come before.
  static func firstRepeated(_ terms: Tensor) -> Int? { terms.elements.accept(Repetition()) }

  private struct Widening: TensorElementVisitor {
    func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
      Tensor(elements.map { ($0 as? any BinaryInteger).map { Int64(truncatingIfNeeded: $0) } ?? 0 })
    }
  }

  private struct Repetition: TensorElementVisitor {
    func visit<Element: TensorElement>(_ elements: [Element]) -> Int? {
      var seen: Set<Element> = []
      return elements.firstIndex { !seen.insert($0).inserted }
    }
  }
}

extension FeatureColumn where Self == VocabularyListCategoricalColumn {
  /// Texts or integers, `[batch, n]` or sparse, whose ids are their places in a list.
  ///
  /// - Parameters:
  ///   - vocabularyList: string or integers, in the order of their ids.
  ///   - dataType: string or an integer type; that of the list if left out.
  ///   - defaultValue: The id of an unknown term; -1 stands for nothing. One past the table fails the
  ///     run in which it is looked up.
  ///   - numOovBuckets: Further ids, by hash, for unknown terms.
  /// - Throws: `EstimatorError` with kind `ValueError` when the list is empty, has duplicates or is of
  ///   another kind than `dataType`, or when a default and buckets are both given.
  /// - Rules: `column.vocabulary.list`, `column.vocabulary.id`, `column.vocabulary.default`
  public static func categoricalColumnWithVocabularyList(
    _ key: String, vocabularyList: Tensor, dataType: DataType? = nil, defaultValue: Int = -1,
    numOovBuckets: Int = 0
  ) throws -> Self {
    try Self(
      key: key, vocabulary: vocabularyList, dataType: dataType, defaultValue: defaultValue,
      numOovBuckets: numOovBuckets)
  }
}
