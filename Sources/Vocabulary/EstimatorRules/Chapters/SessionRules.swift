/// Monitored sessions: start, one run, end, recovery.
extension Rule {
  public static let sessionHooksOrder = Rule(
    "session.hooks.order", .should,
    """
    Training hooks run in a fixed order: default saver, chief hooks, step counter, \
    caller hooks, stop, NaN, logging, training hooks.
    """,
    rows: ["MSESS-05", "TRAIN-30", "TRAIN-31"])

  public static let sessionStartOrder = Rule(
    "session.start.order", .should,
    """
    begin of every hook, then the session, restore or initialisation, then \
    after_create_session of every hook.
    """,
    rows: ["MSESS-10"])

  public static let sessionStartError = Rule(
    "session.start.error", .should,
    """
    An error in begin or after_create_session propagates, even end of input, and no end \
    is called.
    """,
    rows: ["MSESS-12"])

  public static let sessionRunOrder = Rule(
    "session.run.order", .must,
    "All before_run in order, one run, all after_run in order.",
    rows: ["MSESS-20"])

  public static let sessionRunValues = Rule(
    "session.run.values", .must,
    """
    A hook gets back the values of what it fetched, in the same structure; a fetch sees \
    the run it was part of.
    """,
    rows: ["MSESS-21"], within: .singleStep)

  public static let sessionRunFeed = Rule(
    "session.run.feed", .must,
    "Values fed by a hook replace tensors in that run.",
    rows: ["MSESS-21", "HOOK-88"], within: .singleStep)

  public static let sessionRunFeedConflict = Rule(
    "session.run.feed-conflict", .should,
    "The same tensor fed by two hooks is an error before the run.",
    rows: ["MSESS-22"])

  public static let sessionRunReads = Rule(
    "session.run.reads", .should,
    "Within a run reads see the values from before it unless they depend on a write.",
    rows: ["MSESS-20"], within: .singleStep)

  public static let sessionStopCompletes = Rule(
    "session.stop.completes", .should,
    "After a stop request the current run completes, and every after_run is called.",
    rows: ["MSESS-26"])

  public static let sessionStopCoordinator = Rule(
    "session.stop.coordinator", .should,
    "A coordinator's stop request ends the loop normally.",
    rows: ["MSESS-40"])

  public static let sessionEndNormal = Rule(
    "session.end.normal", .must,
    "When the loop ends, end of every hook is called in order with the live session.",
    rows: ["MSESS-30"])

  public static let sessionEndOfInput = Rule(
    "session.end.of-input", .should,
    """
    End of input from the run or a hook's before_run or after_run ends the loop \
    normally; later hooks of that phase are not called.
    """,
    rows: ["MSESS-31", "MSESS-34"])

  public static let sessionEndError = Rule(
    "session.end.error", .should,
    "Any other error ends the loop without end being called on any hook.",
    rows: ["MSESS-32"])

  public static let sessionEndHookFails = Rule(
    "session.end.hook-fails", .should,
    "An error in a hook's end skips the later ones and propagates, even end of input.",
    rows: ["MSESS-33"])

  public static let sessionRecovery = Rule(
    "session.recovery", .should,
    """
    Aborted and Unavailable, from the device or a hook, rebuild the session and retry \
    the run; begin is not repeated, after_create_session is.
    """,
    rows: ["MSESS-50", "MSESS-51"])

  public static let sessionRecoveryRestore = Rule(
    "session.recovery.restore", .should,
    """
    A rebuilt session restores the last checkpoint, saves it again, or initialises anew \
    without one.
    """,
    rows: ["MSESS-52", "MSESS-53"])

  public static let sessionRecoveryLimit = Rule(
    "session.recovery.limit", .should,
    "The step limit stays what it was at the first session.",
    rows: ["MSESS-54"])

  public static let sessionRecoveryInput = Rule(
    "session.recovery.input", .should,
    "A rebuilt session reads the dataset from its beginning.",
    rows: ["MSESS-55"])

  public static let sessionRecoveryEvaluate = Rule(
    "session.recovery.evaluate", .should,
    "A rebuilt evaluation starts over; a rebuilt prediction yields earlier rows again.",
    rows: ["MSESS-57"])

  static let sessionRules: [Rule] = [
    .sessionHooksOrder, .sessionStartOrder, .sessionStartError, .sessionRunOrder,
    .sessionRunValues, .sessionRunFeed, .sessionRunFeedConflict, .sessionRunReads,
    .sessionStopCompletes, .sessionStopCoordinator, .sessionEndNormal, .sessionEndOfInput,
    .sessionEndError, .sessionEndHookFails, .sessionRecovery, .sessionRecoveryRestore,
    .sessionRecoveryLimit, .sessionRecoveryInput, .sessionRecoveryEvaluate,
  ]
}
