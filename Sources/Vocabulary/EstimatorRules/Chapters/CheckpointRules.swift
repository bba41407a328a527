/// Checkpoint saving, listeners, the state file, retention.
extension Rule {
  public static let checkpointInitial = Rule(
    "checkpoint.initial", .should,
    "Every training session saves at its first step, before the first batch.",
    rows: ["CKPT-10"])

  public static let checkpointInitialResumed = Rule(
    "checkpoint.initial.resumed", .should,
    """
    A resumed session writes its restored step again; a listener's stop in this save is \
    ignored.
    """,
    rows: ["CKPT-11"])

  public static let checkpointCadenceSteps = Rule(
    "checkpoint.cadence.steps", .must,
    """
    With every n steps a save is due at the first step that is at least n after the last \
    save, not at multiples.
    """,
    rows: ["CKPT-12", "CKPT-13"])

  public static let checkpointCadenceSeconds = Rule(
    "checkpoint.cadence.seconds", .must,
    """
    With every s seconds a save is due after the first run ending at least s after the \
    last save.
    """,
    rows: ["CKPT-14"])

  public static let checkpointFinal = Rule(
    "checkpoint.final", .must,
    "At the end the step is saved unless the timer fired for it.",
    rows: ["CKPT-15"])

  public static let checkpointFinalUnmoved = Rule(
    "checkpoint.final.unmoved", .should,
    "Without a moved global step nothing is saved at the end, whatever else has changed.",
    rows: ["CKPT-16"])

  public static let checkpointTimerFirst = Rule(
    "checkpoint.timer-first", .should,
    """
    The timer moves before the save, so a save that ends in end of input is not tried \
    again.
    """,
    rows: ["CKPT-18"])

  public static let checkpointContent = Rule(
    "checkpoint.content", .must,
    "A checkpoint holds the value that every global variable had at its step.",
    rows: ["VARS-02", "VARS-03"], within: .singleStep)

  public static let checkpointResume = Rule(
    "checkpoint.resume", .must,
    "Training goes on from the latest checkpoint: variables, slots and step.",
    rows: ["SAVER-09", "MSESS-13"], within: .singleStep)

  public static let checkpointState = Rule(
    "checkpoint.state", .should,
    """
    The state file names the newest checkpoint and all kept ones, oldest first, relative \
    to the directory.
    """,
    rows: ["CKPT-40", "CKPT-41"])

  public static let checkpointStateStale = Rule(
    "checkpoint.state.stale", .should,
    """
    A state file naming a missing checkpoint makes train refuse; evaluate and predict \
    use initial values; there is no latest checkpoint.
    """,
    rows: ["CKPT-42", "CKPT-43"])

  public static let checkpointDamaged = Rule(
    "checkpoint.damaged", .should,
    """
    A checkpoint that is there and cannot be read is still the latest; train, and evaluate and \
    predict that name it, fail with DataLoss.
    """,
    rows: ["CKPT-43"])

  public static let checkpointDamagedLatest = Rule(
    "checkpoint.damaged.latest", .quirk,
    """
    Evaluate and predict fail, too, where the latest checkpoint cannot be read, and the getters' error \
    has no kind; here the former say so and use initial values, as for a missing one, and that \
    of the getters is DataLoss.
    """,
    rows: ["CKPT-43"])

  public static let checkpointStateUnparsable = Rule(
    "checkpoint.state.unparsable", .quirk,
    """
    The real estimator takes a state file that cannot be parsed for none, and training overwrites it; \
    here train refuses.
    """,
    rows: ["CKPT-44"])

  public static let checkpointRetention = Rule(
    "checkpoint.retention", .must,
    """
    With keep_checkpoint_max=k each save deletes the oldest checkpoint beyond the newest \
    k; step 0 counts.
    """,
    rows: ["SAVER-02", "SAVER-01"])

  public static let checkpointRetentionAll = Rule(
    "checkpoint.retention.all", .should,
    """
    With k of 0 or None nothing is deleted, and the state file lists only the newest \
    besides those recovered.
    """,
    rows: ["SAVER-03"])

  public static let checkpointRetentionResumed = Rule(
    "checkpoint.retention.resumed", .should,
    "On resume listed checkpoints count on; each save deletes at most one.",
    rows: ["SAVER-04", "SAVER-05", "CKPT-45"])

  public static let checkpointRetentionHours = Rule(
    "checkpoint.retention.hours", .should,
    "A checkpoint due for deletion and saved after the hourly deadline is kept for good.",
    rows: ["SAVER-06"])

  public static let listenerCallbacks = Rule(
    "listener.callbacks", .must,
    "Listeners are called before and after each save in order, and at begin and end.",
    rows: ["CKPT-17", "CKPT-20", "CKPT-04"])

  public static let listenerStop = Rule(
    "listener.stop", .should,
    """
    A listener that answers true stops training after the current run; the others are \
    still called.
    """,
    rows: ["CKPT-21"])

  public static let listenerError = Rule(
    "listener.error", .should,
    """
    A listener's error is that of the hook at that point; after a failure its end is not \
    called.
    """,
    rows: ["CKPT-22", "CKPT-23"])

  static let checkpointRules: [Rule] = [
    .checkpointInitial, .checkpointInitialResumed, .checkpointCadenceSteps,
    .checkpointCadenceSeconds, .checkpointFinal, .checkpointFinalUnmoved, .checkpointTimerFirst,
    .checkpointContent, .checkpointResume, .checkpointState, .checkpointStateStale,
    .checkpointDamaged, .checkpointDamagedLatest, .checkpointStateUnparsable, .checkpointRetention,
    .checkpointRetentionAll,
    .checkpointRetentionResumed, .checkpointRetentionHours, .listenerCallbacks, .listenerStop,
    .listenerError,
  ]
}
