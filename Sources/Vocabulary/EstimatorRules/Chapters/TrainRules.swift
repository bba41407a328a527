/// Estimator.train: limits, outcome, and what is logged.
extension Rule {
  public static let trainArgumentsExclusive = Rule(
    "train.arguments.exclusive", .must,
    "Giving both steps and max_steps is an error.",
    rows: ["TRAIN-02"])

  public static let trainArgumentsPositive = Rule(
    "train.arguments.positive", .must,
    "Steps and max_steps are positive.",
    rows: ["TRAIN-03"])

  public static let trainStepsIncremental = Rule(
    "train.steps.incremental", .must,
    """
    With steps=N training stops N steps after the global step at which the session was \
    created; repeated calls add up.
    """,
    rows: ["TRAIN-10"])

  public static let trainMaxStepsAbsolute = Rule(
    "train.max-steps.absolute", .must,
    "With max_steps=M training stops at global step M, wherever it started.",
    rows: ["TRAIN-13"])

  public static let trainMaxStepsReached = Rule(
    "train.max-steps.reached", .must,
    """
    With max_steps not above the latest checkpoint's step nothing is called, written or \
    checked.
    """,
    rows: ["TRAIN-11", "TRAIN-12"])

  public static let trainLimitNone = Rule(
    "train.limit.none", .must,
    "Without a limit training goes on to the end of input or until a hook stops it.",
    rows: ["TRAIN-14"])

  public static let trainLimitNearest = Rule(
    "train.limit.nearest", .should,
    """
    Training stops at whichever comes first: limit, end of input, a hook's request, a \
    listener's request.
    """,
    rows: ["TRAIN-15", "HOOK-34"])

  public static let trainInputOnce = Rule(
    "train.input.once", .must,
    "The input function is called once per call, before the model function.",
    rows: ["INFN-01"])

  public static let trainInputConsumed = Rule(
    "train.input.consumed", .should,
    """
    The batches that the model consumes are as many as the steps executed, each once and \
    in order.
    """,
    rows: ["TRAIN-16"])

  public static let trainInputExhausted = Rule(
    "train.input.exhausted", .must,
    """
    End of input before the limit ends training successfully, with a checkpoint at the \
    step reached.
    """,
    rows: ["TRAIN-45"])

  public static let trainInputEmpty = Rule(
    "train.input.empty", .should,
    """
    Empty input is not an error: the initial checkpoint is there, the step unchanged, \
    the final loss none.
    """,
    rows: ["TRAIN-42"])

  public static let trainExhaustionNoEffect = Rule(
    "train.exhaustion.no-effect", .should,
    "A run that fails to get its batch changes nothing.",
    rows: ["TRAIN-44"])

  public static let trainLossFinal = Rule(
    "train.loss.final", .should,
    "The final loss logged is that of the last run that returned to the loop.",
    rows: ["TRAIN-41"])

  public static let trainNoStepsWarned = Rule(
    "train.no-steps.warned", .should,
    """
    When a stop is requested before the first run, that no steps were made is logged as \
    a warning.
    """,
    rows: ["TRAIN-43"])

  public static let trainErrorPropagates = Rule(
    "train.error.propagates", .should,
    """
    An error other than end of input propagates unchanged; no hook's end is called and \
    no final checkpoint written.
    """,
    rows: ["TRAIN-46"])

  public static let trainNanError = Rule(
    "train.nan.error", .must,
    "A NaN loss ends training with NanLossDuringTrainingError; infinities do not.",
    rows: ["TRAIN-48"])

  public static let trainNanAfterSave = Rule(
    "train.nan.after-save", .should,
    "A NaN step that is due for saving is saved before the error is raised.",
    rows: ["TRAIN-31"])

  public static let trainStepStuck = Rule(
    "train.step.stuck", .should,
    """
    When the global step does not move, a warning is logged for the first five such runs \
    of the process.
    """,
    rows: ["TRAIN-49", "HOOK-42"])

  public static let trainUpdatesOnce = Rule(
    "train.updates.once", .must,
    "Each step runs the train op exactly once, and fetches the loss of that same run.",
    rows: ["MSESS-20", "TRAIN-40"], within: .singleStep)

  public static let trainCheckpointsDisabled = Rule(
    "train.checkpoints.disabled", .should,
    """
    With both cadences off no checkpoint is written, and an existing one is still \
    restored.
    """,
    rows: ["TRAIN-33", "TRAIN-53"])

  public static let trainSaverReplaced = Rule(
    "train.saver.replaced", .should,
    "A checkpoint saver among the given hooks replaces the default one.",
    rows: ["TRAIN-32"])

  public static let trainListenersNeedSaver = Rule(
    "train.listeners.need-saver", .should,
    """
    Saving listeners without any saver hook are an error, raised before a session is \
    made.
    """,
    rows: ["TRAIN-34"])

  public static let trainListenersFirstSaver = Rule(
    "train.listeners.first-saver", .should,
    "Listeners are appended to the first saver hook, each once, and stay there.",
    rows: ["TRAIN-35", "TRAIN-36", "CKPT-24"])

  public static let trainLoggingCadence = Rule(
    "train.logging.cadence", .should,
    """
    Loss and pre-run step are logged at the first run and then every \
    log_step_count_steps runs.
    """,
    rows: ["TRAIN-50", "HOOK-25", "RUNCFG-50"])

  static let trainRules: [Rule] = [
    .trainArgumentsExclusive, .trainArgumentsPositive, .trainStepsIncremental,
    .trainMaxStepsAbsolute, .trainMaxStepsReached, .trainLimitNone, .trainLimitNearest,
    .trainInputOnce, .trainInputConsumed, .trainInputExhausted, .trainInputEmpty,
    .trainExhaustionNoEffect, .trainLossFinal, .trainNoStepsWarned, .trainErrorPropagates,
    .trainNanError, .trainNanAfterSave, .trainStepStuck, .trainUpdatesOnce,
    .trainCheckpointsDisabled, .trainSaverReplaced, .trainListenersNeedSaver,
    .trainListenersFirstSaver, .trainLoggingCadence,
  ]
}
