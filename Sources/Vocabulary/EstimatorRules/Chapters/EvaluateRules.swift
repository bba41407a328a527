/// Estimator.evaluate: which variables, which batches, which numbers.
extension Rule {
  public static let evaluateArgumentsPositive = Rule(
    "evaluate.arguments.positive", .must,
    "Evaluation steps are positive if given.",
    rows: ["EVAL-01", "EVAL-05"])

  public static let evaluateStepsLimit = Rule(
    "evaluate.steps.limit", .must,
    "With steps=N evaluation stops after N batches, or earlier if the input ends.",
    rows: ["EVAL-03", "EVAL-04"])

  public static let evaluateCheckpointLatest = Rule(
    "evaluate.checkpoint.latest", .must,
    "Without a checkpoint path the latest checkpoint is evaluated.",
    rows: ["EVAL-10"])

  public static let evaluateCheckpointNone = Rule(
    "evaluate.checkpoint.none", .should,
    """
    Without any checkpoint the initial values are evaluated, which is logged; the step \
    is 0.
    """,
    rows: ["EVAL-11"])

  public static let evaluateCheckpointExplicit = Rule(
    "evaluate.checkpoint.explicit", .must,
    "A given checkpoint path is used as it is; one that does not exist is a ValueError.",
    rows: ["EVAL-12"])

  public static let evaluateCheckpointMissingVariable = Rule(
    "evaluate.checkpoint.missing-variable", .should,
    """
    A variable of the evaluation graph that the checkpoint lacks is NotFound; extra ones \
    are ignored.
    """,
    rows: ["EVAL-13"])

  public static let evaluateCheckpointType = Rule(
    "evaluate.checkpoint.type", .should,
    "A checkpoint value of another type than the variable is InvalidArgument.",
    rows: ["EVAL-13"])

  public static let evaluateCheckpointShape = Rule(
    "evaluate.checkpoint.shape", .quirk,
    "A checkpoint value of another shape than the variable is InvalidArgument.",
    rows: ["EVAL-14", "EVAL-13"])

  public static let evaluateMetricReserved = Rule(
    "evaluate.metric.reserved", .should,
    "A metric may not be called loss or global_step.",
    rows: ["EVAL-20", "EVAL-21"])

  public static let evaluateLossBatchMean = Rule(
    "evaluate.loss.batch-mean", .should,
    """
    The loss of an evaluation is the mean over batches, each counting one whatever its \
    size.
    """,
    rows: ["EVAL-22", "EVAL-30", "METRIC-01"], within: .singleStep)

  public static let evaluateResultOrder = Rule(
    "evaluate.result.order", .should,
    "Results are in name order, loss among them, and global_step last.",
    rows: ["EVAL-24"])

  public static let evaluateResultStep = Rule(
    "evaluate.result.step", .should,
    "global_step in the result is the restored step; train op and NaN check do not run.",
    rows: ["EVAL-28"])

  public static let evaluateEmpty = Rule(
    "evaluate.empty", .should,
    "With no batches streaming metrics are 0, without error.",
    rows: ["EVAL-25"])

  public static let evaluateMetricsFresh = Rule(
    "evaluate.metrics.fresh", .should,
    "Each evaluation starts with fresh metric state, and writes no checkpoint.",
    rows: ["EVAL-29"])

  public static let evaluateMetricsGrouped = Rule(
    "evaluate.metrics.grouped", .should,
    "Metric updates run once per batch, values are read once at the end.",
    rows: ["EVAL-26"], within: .singleStep)

  public static let evaluateHooksOrder = Rule(
    "evaluate.hooks.order", .should,
    "Hooks run in the order given, then the spec's evaluation hooks.",
    rows: ["EVAL-31"])

  public static let evaluateHooksStop = Rule(
    "evaluate.hooks.stop", .should,
    """
    A hook's stop request ends after that batch, end of input raised by a hook ends the \
    data.
    """,
    rows: ["EVAL-32", "EVAL-33"])

  public static let evaluateProgress = Rule(
    "evaluate.progress", .should,
    """
    Progress is logged for every batch, or every tenth of 20 or more, and at the last; \
    silent without steps.
    """,
    rows: ["EVAL-34"])

  public static let evaluateDirectory = Rule(
    "evaluate.directory", .must,
    "Evaluations write to eval, or eval_<name>, inside the model directory.",
    rows: ["EVAL-40"])

  static let evaluateRules: [Rule] = [
    .evaluateArgumentsPositive, .evaluateStepsLimit, .evaluateCheckpointLatest,
    .evaluateCheckpointNone, .evaluateCheckpointExplicit, .evaluateCheckpointMissingVariable,
    .evaluateCheckpointType, .evaluateCheckpointShape, .evaluateMetricReserved,
    .evaluateLossBatchMean,
    .evaluateResultOrder, .evaluateResultStep, .evaluateEmpty, .evaluateMetricsFresh,
    .evaluateMetricsGrouped, .evaluateHooksOrder, .evaluateHooksStop, .evaluateProgress,
    .evaluateDirectory,
  ]
}
