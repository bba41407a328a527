/// Looking into the latest checkpoint.
extension Rule {
  public static let variablesNeedCheckpoint = Rule(
    "variables.need-checkpoint", .must,
    "Without a checkpoint the variable getters fail with ValueError.",
    rows: ["VARS-01"])

  public static let variablesNames = Rule(
    "variables.names", .must,
    """
    All variables of the latest checkpoint, in byte order, global step and slots \
    included.
    """,
    rows: ["VARS-02"])

  public static let variablesValue = Rule(
    "variables.value", .must,
    """
    The value in the latest checkpoint; a suffix :0 is allowed, an unknown name is \
    NotFound.
    """,
    rows: ["VARS-03"], within: .singleStep)

  public static let variablesLatest = Rule(
    "variables.latest", .must,
    "The directory joined with the newest name, or none.",
    rows: ["VARS-04"])

  static let variablesRules: [Rule] = [
    .variablesNeedCheckpoint, .variablesNames, .variablesValue, .variablesLatest,
  ]
}
