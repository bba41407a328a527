/// Built-in hooks and their timers.
extension Rule {
  public static let hookTimerExclusive = Rule(
    "hook.timer.exclusive", .must,
    "A timer counts steps or seconds, exactly one of them.",
    rows: ["HOOK-10", "CKPT-01", "HOOK-40"], decided: .once)

  public static let hookTimerSteps = Rule(
    "hook.timer.steps", .should,
    """
    A step timer fires at first, and then at the first step that is at least n after the \
    last.
    """,
    rows: ["HOOK-11", "HOOK-12"])

  public static let hookTimerSeconds = Rule(
    "hook.timer.seconds", .should,
    """
    A seconds timer fires when at least s seconds have passed since the last, at another \
    step.
    """,
    rows: ["HOOK-13"])

  public static let hookStopAtStepExclusive = Rule(
    "hook.stop-at-step.exclusive", .must,
    "StopAtStepHook takes num_steps or last_step, exactly one.",
    rows: ["HOOK-30"], decided: .once)

  public static let hookStopAtStepCompare = Rule(
    "hook.stop-at-step.compare", .should,
    """
    It looks again when the step before the run plus one reaches the limit, and stops if \
    the step after it does.
    """,
    rows: ["HOOK-31"])

  public static let hookStopAtStepKept = Rule(
    "hook.stop-at-step.kept", .should,
    "num_steps becomes an absolute step at the first session and stays that.",
    rows: ["HOOK-32"])

  public static let hookStopAtStepPassed = Rule(
    "hook.stop-at-step.passed", .should,
    "With the limit already met exactly one run is executed.",
    rows: ["HOOK-33"])

  public static let hookLoggingCadence = Rule(
    "hook.logging.cadence", .should,
    """
    LoggingTensorHook counts its own runs, logs at run 0 and by cadence, and fetches \
    only then.
    """,
    rows: ["HOOK-20", "HOOK-21"], within: .singleStep)

  public static let hookLoggingAtEnd = Rule(
    "hook.logging.at-end", .should,
    "With at_end it logs once more at the end.",
    rows: ["HOOK-23"])

  public static let hookStepCounter = Rule(
    "hook.step-counter", .should,
    "Steps per second are logged every n steps after the first run, not at the end.",
    rows: ["HOOK-41"])

  public static let hookNanFail = Rule(
    "hook.nan.fail", .must,
    "NanTensorHook raises on NaN, and ignores infinities.",
    rows: ["HOOK-60", "HOOK-62"])

  public static let hookNanStop = Rule(
    "hook.nan.stop", .should,
    """
    With fail_on_nan_loss off NaN requests a stop; later hooks are called and the final \
    checkpoint is saved.
    """,
    rows: ["HOOK-60"])

  public static let hookNanOrder = Rule(
    "hook.nan.order", .should,
    "Hooks before it have finished after_run for the NaN step, later ones have not.",
    rows: ["HOOK-61"])

  public static let hookReuse = Rule(
    "hook.reuse", .should,
    """
    A hook object may be used in several calls; begin, after_create_session and end \
    simply run again.
    """,
    rows: ["HOOK-96"])

  public static let hookNeedsGlobalStep = Rule(
    "hook.needs-global-step", .should,
    "Hooks that count steps fail in begin when the graph has no global step.", rows: ["HOOK-95"])

  public static let hookTensorNamed = Rule(
    "hook.tensor.named", .should,
    "A tensor given by name is looked up when the hook begins; an unknown name is a KeyError.",
    rows: ["HOOK-24"], decided: .once)

  public static let hookLoggingOrder = Rule(
    "hook.logging.order", .should, "Logged tensors are in the order of their tags.",
    rows: ["HOOK-22"], decided: .once)

  static let hookRules: [Rule] = [
    .hookTimerExclusive, .hookTimerSteps, .hookTimerSeconds, .hookStopAtStepExclusive,
    .hookStopAtStepCompare, .hookStopAtStepKept, .hookStopAtStepPassed, .hookLoggingCadence,
    .hookLoggingAtEnd, .hookStepCounter, .hookNanFail, .hookNanStop, .hookNanOrder, .hookReuse,
    .hookNeedsGlobalStep,
    .hookTensorNamed, .hookLoggingOrder,
  ]
}
