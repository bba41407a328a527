/// RunConfig: fields and their defaults.
extension Rule {
  public static let configCadenceExclusive = Rule(
    "config.cadence.exclusive", .must,
    "Checkpoint cadence is given in steps or in seconds, not both.",
    rows: ["RUNCFG-10"], decided: .once)

  public static let configCadenceDefault = Rule(
    "config.cadence.default", .must,
    """
    Checkpoints are written every 600 seconds unless a cadence is given; giving either \
    as None turns the default off.
    """,
    rows: ["RUNCFG-01", "RUNCFG-11", "RUNCFG-12"], decided: .once)

  public static let configFieldsRange = Rule(
    "config.fields.range", .should,
    "Counts and intervals are not negative, and some must be positive.",
    rows: ["RUNCFG-21", "RUNCFG-22", "RUNCFG-23"], decided: .once)

  public static let configModelDirConflict = Rule(
    "config.model-dir.conflict", .must,
    "A model directory given twice must be the same text both times.", rows: ["CTOR-05"])

  public static let configModelDirTemporary = Rule(
    "config.model-dir.temporary", .must,
    "Without a model directory a new temporary one is made.", rows: ["CTOR-06"])

  static let configRules: [Rule] = [
    .configCadenceExclusive, .configCadenceDefault, .configFieldsRange,
    .configModelDirConflict, .configModelDirTemporary,
  ]
}
