/// Estimator.predict: lazily, row by row.
extension Rule {
  public static let predictLazy = Rule(
    "predict.lazy", .must,
    "Nothing happens, and nothing fails, before the first result is asked for.",
    rows: ["PRED-01", "PRED-02"])

  public static let predictCheckpoint = Rule(
    "predict.checkpoint", .must,
    "The latest or the given checkpoint is used, or the initial values.",
    rows: ["PRED-10", "PRED-11"])

  public static let predictKeysFilter = Rule(
    "predict.keys.filter", .must,
    """
    Only the entries whose key is asked for are computed, in the order of the \
    predictions; none matching is an error.
    """,
    rows: ["PRED-20", "PRED-22", "PRED-24"])

  public static let predictKeysNeedDictionary = Rule(
    "predict.keys.need-dictionary", .must,
    "Keys with predictions that are not a dictionary are an error.",
    rows: ["PRED-21"])

  public static let predictRows = Rule(
    "predict.rows", .must,
    "Each row of a batch is one result, partial last batches included.",
    rows: ["PRED-30", "PRED-31", "PRED-35"], within: .singleStep)

  public static let predictRowsLengths = Rule(
    "predict.rows.lengths", .must,
    "Entries of different batch length are an error before any row of that batch.",
    rows: ["PRED-31"])

  public static let predictRowsZeroLength = Rule(
    "predict.rows.zero-length", .quirk,
    """
    Unequal lengths are an error also when the first is zero, and so is an entry of rank \
    0.
    """,
    rows: ["PRED-32", "PRED-33"])

  public static let predictBatches = Rule(
    "predict.batches", .must,
    "Whole batches are given unchanged, without a length check.",
    rows: ["PRED-34"], within: .singleStep)

  public static let predictRunPerBatch = Rule(
    "predict.run-per-batch", .should,
    "A batch is run only when the rows before it are used up.",
    rows: ["PRED-41"])

  public static let predictEnd = Rule(
    "predict.end", .should,
    """
    At the end of input every hook's end is called; a stop request ends after the \
    current batch's rows.
    """,
    rows: ["PRED-42", "PRED-40"])

  public static let predictDropped = Rule(
    "predict.dropped", .should,
    "Ending early calls no hook's end.",
    rows: ["PRED-43"])

  public static let predictWritesNothing = Rule(
    "predict.writes-nothing", .should,
    "Predicting writes nothing.",
    rows: ["PRED-44"])

  public static let predictLabelsAbsent = Rule(
    "predict.labels.absent", .must,
    "In predict the model function gets features only, whatever the input has.",
    rows: ["INFN-06"])

  static let predictRules: [Rule] = [
    .predictLazy, .predictCheckpoint, .predictKeysFilter, .predictKeysNeedDictionary,
    .predictRows, .predictRowsLengths, .predictRowsZeroLength, .predictBatches,
    .predictRunPerBatch, .predictEnd, .predictDropped, .predictWritesNothing,
    .predictLabelsAbsent,
  ]
}
