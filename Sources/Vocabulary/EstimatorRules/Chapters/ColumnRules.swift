/// Categorical feature columns, and how their ids become vectors.
extension Rule {
  public static let columnInputDense = Rule(
    "column.input.dense", .should,
    """
    Of a dense input, cells that are '' or -1 do not exist for a categorical column, nor does the \
    largest number of an unsigned type; rank one is a column of width 1, rank zero is refused.
    """,
    rows: ["COL-01"], decided: .once, within: .exact)

  public static let columnInputOrder = Rule(
    "column.input.order", .should,
    """
    Sparse rows out of order are InvalidArgument, and for a numeric column disorder within a row or \
    a repeated cell is too; categorical columns place cells by their index.
    """,
    rows: ["COL-25"], decided: .once, within: .exact)

  public static let columnIdentityRange = Rule(
    "column.identity.range", .should,
    """
    Without a default, a negative id is looked up as nothing, and one past the last bucket is \
    InvalidArgument in a table and nothing in an indicator.
    """,
    rows: ["COL-02", "COL-18"], decided: .once, within: .exact)

  public static let columnIdentityDefault = Rule(
    "column.identity.default", .should,
    "With a default, every id outside the buckets becomes the default, a sparse -1 too.",
    rows: ["COL-02"], decided: .once, within: .exact)

  public static let columnIdentityArguments = Rule(
    "column.identity.arguments", .should,
    "There is at least one bucket, a default is inside them, and the values are integers: ValueError.",
    rows: ["COL-02", "COL-03"], decided: .once)

  public static let columnHashArguments = Rule(
    "column.hash.arguments", .should,
    """
    There is at least one bucket, and the type is string or integer, of the kind that the feature \
    has: ValueError.
    """,
    rows: ["COL-04"], decided: .once)

  public static let columnHashId = Rule(
    "column.hash.id", .should,
    """
    The id is Fingerprint64 of the bytes, or of an integer's decimal digits, as an unsigned number \
    modulo the number of buckets.
    """,
    rows: ["COL-05"], decided: .once, within: .exact)

  public static let columnHashEmpty = Rule(
    "column.hash.empty", .should,
    "A sparse '' or -1 is hashed like any other value.",
    rows: ["COL-06"], decided: .once, within: .exact)

  public static let columnVocabularyId = Rule(
    "column.vocabulary.id", .should,
    """
    A term's id is its place in the vocabulary; an unknown term's is the default, -1 if not given, \
    or with OOV buckets the size plus Fingerprint64 modulo their number.
    """,
    rows: ["COL-07", "COL-08"], decided: .once, within: .exact)

  public static let columnVocabularyList = Rule(
    "column.vocabulary.list", .should,
    """
    A vocabulary list is not empty, has no duplicates, and is of the kind of its feature; OOV \
    buckets are not negative and exclude a default: ValueError.
    """,
    rows: ["COL-07"], decided: .once)

  public static let columnVocabularyDefault = Rule(
    "column.vocabulary.default", .should,
    "A default id past the table is accepted, and InvalidArgument when it is looked up.",
    rows: ["COL-07"], decided: .once)

  public static let columnVocabularyFile = Rule(
    "column.vocabulary.file", .should,
    """
    A vocabulary file holds a term per line, spaces included, without the line's end; the size, if \
    given, takes the first lines.
    """,
    rows: ["COL-09"], decided: .once, within: .exact)

  public static let columnVocabularyFileArguments = Rule(
    "column.vocabulary.file-arguments", .should,
    "An empty name, a size below 1, and a missing file without a size are each a ValueError.",
    rows: ["COL-09"], decided: .once)

  public static let columnVocabularyFileContent = Rule(
    "column.vocabulary.file-content", .should,
    """
    When tables are initialised, an empty line or a file with fewer lines than the size is \
    InvalidArgument, and a duplicate line FailedPrecondition.
    """,
    rows: ["COL-09"], decided: .once)

  public static let columnKeyString = Rule(
    "column.key.string", .should,
    "The key of a categorical column is a string: ValueError.",
    rows: ["COL-10"], decided: .once)

  public static let columnSequenceShape = Rule(
    "column.sequence.shape", .should,
    "Axes after the second are one: all ids of a step make one vector.",
    rows: ["COL-11"], decided: .once, within: .singleStep)

  public static let columnSequenceLength = Rule(
    "column.sequence.length", .should,
    """
    A row's length is one more than its last step with a cell, whatever the cell holds, and 0 \
    without cells.
    """,
    rows: ["COL-12", "COL-13"], decided: .once, within: .exact)

  public static let columnEmbeddingCombiner = Rule(
    "column.embedding.combiner", .should,
    """
    The rows of a cell's ids are averaged, summed, or summed and divided by the root of their \
    number; a cell without ids is zero.
    """,
    rows: ["COL-14", "COL-34"], decided: .once, within: .singleStep)

  public static let columnEmbeddingCombinerName = Rule(
    "column.embedding.combiner-name", .should,
    "A combiner other than mean, sum and sqrtn is a ValueError when the graph is built.",
    rows: ["COL-14"], decided: .once)

  public static let columnEmbeddingMaxNorm = Rule(
    "column.embedding.max-norm", .should,
    "A row e that is looked up counts as e * m / max(|e|, m), and its gradient goes through that.",
    rows: ["COL-15"], decided: .once, within: .singleStep)

  public static let columnEmbeddingArguments = Rule(
    "column.embedding.arguments", .should,
    """
    A dimension below 1, one of a checkpoint's path and tensor name without the other, and an \
    initializer that cannot be called are each a ValueError.
    """,
    rows: ["COL-16"], decided: .once)

  public static let columnEmbeddingCheckpoint = Rule(
    "column.embedding.checkpoint", .should,
    """
    With ckpt_to_load_from a table starts from that tensor of that checkpoint, or of a directory's \
    newest, whatever its initializer says; the model directory's own checkpoint wins.
    """,
    rows: ["COL-16"], decided: .once, within: .singleStep)

  public static let columnEmbeddingCheckpointMissing = Rule(
    "column.embedding.checkpoint-missing", .should,
    """
    In every mode the graph asks for the checkpoint, even if it is not needed: NotFound when it is \
    not there, ValueError for no tensor of that name and shape or a directory without checkpoint.
    """,
    rows: ["COL-16"], decided: .once)

  public static let columnEmbeddingTrainable = Rule(
    "column.embedding.trainable", .should,
    "A table that is not trainable is saved, but has no slots and is not updated.",
    rows: ["COL-16"], decided: .once, within: .singleStep)

  public static let columnSharedTable = Rule(
    "column.shared.table", .should,
    """
    Shared embeddings are columns '<key>_shared_embedding' over one variable at top level, \
    '<sorted keys joined by _>_shared_embedding'.
    """,
    rows: ["COL-17"], decided: .once, within: .exact)

  public static let columnSharedUntrained = Rule(
    "column.shared.untrained", .quirk,
    """
    The real RNN estimators never update a shared embedding's table nor give it slots; here it is \
    trained like any other.
    """,
    rows: ["COL-17"], decided: .once, within: .singleStep)

  public static let columnIndicatorCount = Rule(
    "column.indicator.count", .should,
    "An indicator counts the ids of a cell per bucket; ids outside the buckets count nowhere.",
    rows: ["COL-18"], decided: .once, within: .exact)

  public static let columnWeightedSequence = Rule(
    "column.weighted.sequence", .should,
    """
    A weighted column around a sequence column is a ValueError; the other way round it works in an \
    embedding, and in an indicator is InvalidArgument in the run.
    """,
    rows: ["COL-19"], decided: .once, within: .singleStep)

  public static let columnWeightedCombiner = Rule(
    "column.weighted.combiner", .should,
    """
    With weights the sum is of w*e, the mean over the sum of w, sqrtn over the root of the sum of \
    squares; the last two leave out weights that are not positive.
    """,
    rows: ["COL-35"], decided: .once, within: .singleStep)

  public static let columnWeightedArguments = Rule(
    "column.weighted.arguments", .should,
    "Weights of another type than the declared one are a ValueError.",
    rows: ["COL-35"], decided: .once)

  public static let columnWeightedIndicator = Rule(
    "column.weighted.indicator", .should,
    "A weighted indicator adds the weights of a bucket, negative ones too.",
    rows: ["COL-36"], decided: .once, within: .singleStep)

  public static let columnCrossed = Rule(
    "column.crossed", .should,
    "A crossed column's ids are hashed combinations; an indicator or embedding makes them context.",
    rows: ["COL-37"], decided: .once, within: .exact)

  static let columnRules: [Rule] = [
    .columnInputDense, .columnInputOrder, .columnIdentityRange, .columnIdentityDefault,
    .columnIdentityArguments, .columnHashArguments, .columnHashId, .columnHashEmpty,
    .columnVocabularyId, .columnVocabularyList, .columnVocabularyDefault, .columnVocabularyFile,
    .columnVocabularyFileArguments, .columnVocabularyFileContent, .columnKeyString,
    .columnSequenceShape, .columnSequenceLength, .columnEmbeddingCombiner,
    .columnEmbeddingCombinerName, .columnEmbeddingMaxNorm, .columnEmbeddingArguments,
    .columnEmbeddingCheckpoint, .columnEmbeddingCheckpointMissing, .columnEmbeddingTrainable,
    .columnSharedTable, .columnSharedUntrained, .columnIndicatorCount,
    .columnWeightedSequence, .columnWeightedCombiner, .columnWeightedArguments,
    .columnWeightedIndicator, .columnCrossed,
  ]
}
