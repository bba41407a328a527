/// Numeric feature columns, and how all columns are put together for a model.
extension Rule {
  public static let columnSequenceNumericValue = Rule(
    "column.sequence-numeric.value", .should,
    """
    The normalizer sees the sparse tensor; its result is made dense with the default in the cells \
    that do not exist. A dense input is a TypeError.
    """,
    rows: ["COL-20"], decided: .once, within: .singleStep)

  public static let columnSequenceNumericShape = Rule(
    "column.sequence-numeric.shape", .should,
    """
    Cells are cut into steps of the shape's size; the length is the last cell's place plus one over \
    that size, rounded up, or of rank three the last step plus one.
    """,
    rows: ["COL-21", "COL-22"], decided: .once, within: .exact)

  public static let columnSequenceNumericType = Rule(
    "column.sequence-numeric.type", .should,
    """
    Floating-point values become float32, and so do integers that a normalizer divides; as they are, \
    integers are a TypeError, and columns of types that differ are one.
    """,
    rows: ["COL-23"], decided: .once, within: .singleStep)

  public static let columnSequenceNumericArguments = Rule(
    "column.sequence-numeric.arguments", .should,
    """
    A dimension below 1 or the type string is a ValueError; a dimension that is no integer or a \
    normalizer that cannot be called is a TypeError.
    """,
    rows: ["COL-24"], decided: .once)

  public static let columnPaddingInert = Rule(
    "column.padding.inert", .should,
    "What stands in padded cells changes no loss, gradient or prediction.",
    rows: ["COL-26"], decided: .once, within: .singleStep)

  public static let columnPaddingNan = Rule(
    "column.padding.nan", .quirk,
    """
    In the real estimator a NaN or infinity in padding ruins the gradients; here padding is inert \
    whatever it holds.
    """,
    rows: ["COL-26"], decided: .once, within: .singleStep)

  public static let columnSequenceOrder = Rule(
    "column.sequence.order", .should,
    "Sequence columns are joined along the last axis in code-point order of their names.",
    rows: ["COL-30"], decided: .once, within: .exact)

  public static let columnSequenceAgreement = Rule(
    "column.sequence.agreement", .should,
    """
    All sequence columns have the same lengths, else InvalidArgument in the run, and the same \
    number of steps and rows.
    """,
    rows: ["COL-30"], decided: .once)

  public static let columnContextTiling = Rule(
    "column.context.tiling", .should,
    """
    Context columns are joined in order of their names, repeated at every step, padding too, and \
    stand after the sequence's part.
    """,
    rows: ["COL-31"], decided: .once, within: .singleStep)

  public static let columnContextRank = Rule(
    "column.context.rank", .should,
    "The sequence's part has rank 3, the context's rank 2, both float32: ValueError or TypeError.",
    rows: ["COL-31"], decided: .once)

  public static let columnNumericValue = Rule(
    "column.numeric.value", .should,
    """
    A numeric column is normalised in its own type, then made float32, then flat; rank one stands \
    for width 1.
    """,
    rows: ["COL-32"], decided: .once, within: .singleStep)

  public static let columnNumericInput = Rule(
    "column.numeric.input", .should,
    """
    A numeric column's sparse input is a ValueError, a string one Unimplemented, a wrong number of \
    elements ValueError or in the run InvalidArgument.
    """,
    rows: ["COL-32"], decided: .once)

  public static let columnBucketizedIndex = Rule(
    "column.bucketized.index", .should,
    """
    A number's bucket is how many boundaries are at most it, for NaN the last one; it becomes a 1 \
    among zeros, element by element.
    """,
    rows: ["COL-33"], decided: .once, within: .exact)

  public static let columnBucketizedArguments = Rule(
    "column.bucketized.arguments", .should,
    """
    Boundaries are at least one and strictly increasing, and the source is a numeric column of one \
    dimension: ValueError.
    """,
    rows: ["COL-33"], decided: .once)

  public static let columnNameScope = Rule(
    "column.name.scope", .should,
    """
    In a variable's name what is no letter, digit, '_', '.' or '-' of a column's name becomes '_'; \
    as a scope of operations a space or non-ASCII letter is a ValueError.
    """,
    rows: ["COL-38"], decided: .once, within: .singleStep)

  public static let columnParseSpec = Rule(
    "column.parse-spec", .should,
    """
    Sequence and categorical columns are parsed at variable length in their type, identity as \
    int64; numeric ones at their fixed shape.
    """,
    rows: ["COL-39"], decided: .once)

  public static let columnFeatureMissing = Rule(
    "column.feature.missing", .must,
    """
    A column's feature that is missing is an error when the graph is built, in every mode: a \
    KeyError as documented, a ValueError in the real estimator.
    """,
    rows: ["COL-40"], decided: .once, answering: .missingFeature)

  static let denseColumnRules: [Rule] = [
    .columnSequenceNumericValue, .columnSequenceNumericShape, .columnSequenceNumericType,
    .columnSequenceNumericArguments, .columnPaddingInert, .columnPaddingNan, .columnSequenceOrder,
    .columnSequenceAgreement, .columnContextTiling, .columnContextRank, .columnNumericValue,
    .columnNumericInput, .columnBucketizedIndex, .columnBucketizedArguments, .columnNameScope,
    .columnParseSpec, .columnFeatureMissing,
  ]
}

extension ErrorAnswers {
  /// Of a feature that is not there.
  static let missingFeature = ErrorAnswers(documented: "KeyError", real: "ValueError")
}
