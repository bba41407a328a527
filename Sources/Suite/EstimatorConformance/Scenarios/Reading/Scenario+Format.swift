extension Scenario: Described {
  package static let format: Format =
    .record(
      .init(
        "scenario", "What is done to one estimator. It never says what the answer is.",
        [
          .required("format", .integer, "Always 1."),
          .required("summary", .text, "One plain sentence."),
          .required(
            "rules", .list(of: ruleFormat, atLeast: 1),
            "The rules it exercises; an item of the trace belongs to the first that matches."),
          .optional("config", ScenarioConfig.format, default: [:], "Fields of RunConfig."),
          .optional("clock", clockFormat, default: [:], "The virtual clock."),
          .required(
            "model", .either([.text, ScenarioModel.format]), "A model, or one's name in models/."),
          .optional(
            "inputs", .named(ScenarioInput.format), default: [:], "Where batches come from."),
          .optional("hooks", .named(ScenarioHook.format), default: [:], "Hooks by name."),
          .optional(
            "listeners", .named(ScenarioListener.format), default: [:], "Listeners by name."),
          .required("actions", .list(of: Action.format, atLeast: 1), "What is done, in order."),
          .optional("faults", .list(of: faultFormat), default: [], "Failures of the device."),
        ]))

  private static let ruleFormat: Format =
    .record(
      .init(
        "rule", "A rule, and what of the trace it is about.",
        [
          .required("id", .text, "A rule of the catalogue."),
          .optional(
            "on", .list(of: .text, atLeast: 1),
            "Patterns for addresses, * for any characters; left out, all of them."),
        ]))

  private static let clockFormat: Format =
    .record(
      .init(
        "clock", "Time moves with runs, by sleeping, and when told.",
        [
          .optional("start", .duration, default: 1_000_000_000, "Seconds since 1970."),
          .optional("step_seconds", .duration, default: 1, "What a hooked run takes."),
        ]))

  private static let faultFormat: Format =
    .record(
      .init(
        "fault", "A run of one action fails.",
        [
          .required("action", .count(from: 0), "Position of the action."),
          .required("run", .count(from: 0), "Position of the run, every attempt counted."),
          .required("error", .words(Deed.kinds), "The kind of the failure."),
          .optional(
            "when", .words(Fault.Moment.allCases.map(\.rawValue)), default: "before",
            "Before or after the run's work is done."),
        ]))
}

extension ScenarioConfig: Described {
  package static let format: Format =
    .record(
      .init(
        "config", "null is passed on as None; what is left out keeps RunConfig's default.",
        [
          .optional("save_checkpoints_steps", .optional(.integer), "Steps between checkpoints."),
          .optional("save_checkpoints_secs", .optional(.number), "Seconds between checkpoints."),
          .optional("keep_checkpoint_max", .optional(.integer), "Checkpoints to keep."),
          .optional(
            "keep_checkpoint_every_n_hours", .optional(.number), "Keep one for good this often."),
          .optional("log_step_count_steps", .optional(.integer), "Steps between log lines."),
          .optional("save_summary_steps", .optional(.integer), "Steps between summaries."),
          .optional(
            "tf_random_seed", .optional(.integer), "What tables draw from that are given no values."
          ),
        ]))
}

extension ScenarioInput: Described {
  private static let tensors = Format.either([InputTensor.format, .named(InputTensor.format)])

  /// Kinds that an input can fail with, beside being exhausted.
  static let kinds = ["InvalidArgument", "ResourceExhausted", "Unimplemented", "Unknown"]

  package static let format: Format =
    .record(
      .init(
        "input", "Rows, how they are cut into batches, and how they end.",
        [
          .required("features", tensors, "One tensor, or several, with as many rows each."),
          .optional(
            "labels", .either([InputTensor.format, .named(InputTensor.format), .null]), "The same."),
          .optional("batch", .optional(.count(from: 1)), "Rows per batch; left out, all."),
          .optional(
            "batches", .list(of: .count(from: 0), atLeast: 1), "Rows of each batch in turn."),
          .optional("drop_remainder", .bool, default: false, "Leave out a shorter last batch."),
          .optional("repeat", .optional(.count(from: 0)), default: 1, "Passes; null is for ever."),
          .optional("end", .optional(endFormat), "An end before the rows are used up."),
          .optional(
            "by", .words(["global_step"]), "The batch is a function of the global step."),
        ]))

  private static let endFormat: Format =
    .record(
      .init(
        "end", "Instead of a batch the input ends.",
        [
          .required("at", .count(from: 0), "The batch, from 0."),
          .required("with", .words(["exhausted"] + kinds), "How."),
        ]))
}

extension ScenarioHook: Described {
  private static let source = ScenarioModel.source

  package static let format: Format =
    .either([builtIn, recorder])

  private static let recorder: Format =
    .record(
      .init(
        "hook", "Records its callbacks, and acts.",
        [
          .optional("fetch", .named(source), default: [:], "Recorded in after_run."),
          .optional("feed", .named(Tensor.format), default: [:], "References to replace."),
          .optional(
            "do", .list(of: deedFormat("hook_deed", Deed.hookCallbacks)), default: [],
            "What it does when."),
        ]))

  static let builtInKeys: [(name: String, keys: [String])] = [
    ("StopAtStepHook", ["num_steps", "last_step"]),
    ("CheckpointSaverHook", ["save_steps", "save_secs", "listeners"]),
    ("NanTensorHook", ["loss", "fail_on_nan_loss"]),
    ("LoggingTensorHook", ["tensors", "every_n_iter", "every_n_secs", "at_end"]),
    ("StepCounterHook", ["every_n_steps", "every_n_secs"]),
  ]

  private static let builtIn: Format =
    .record(
      .init(
        "built_in_hook", "A hook of the Estimator's own, with the arguments that it knows.",
        marker: "built_in",
        [
          .required("built_in", .words(builtInKeys.map(\.name)), "Which."),
          .optional("num_steps", .optional(.integer), "Of StopAtStepHook."),
          .optional("last_step", .optional(.integer), "Of StopAtStepHook."),
          .optional("save_steps", .optional(.integer), "Of CheckpointSaverHook."),
          .optional("save_secs", .optional(.number), "Of CheckpointSaverHook."),
          .optional("listeners", .list(of: .text), default: [], "Of CheckpointSaverHook."),
          .optional("loss", source, "Of NanTensorHook."),
          .optional("fail_on_nan_loss", .bool, default: true, "Of NanTensorHook."),
          .optional("tensors", .named(source), "Of LoggingTensorHook: by tag."),
          .optional("every_n_iter", .optional(.integer), "Of LoggingTensorHook."),
          .optional(
            "every_n_secs", .optional(.number), "Of LoggingTensorHook and StepCounterHook."),
          .optional("at_end", .bool, default: false, "Of LoggingTensorHook."),
          .optional("every_n_steps", .optional(.integer), "Of StepCounterHook."),
        ]))

  static func deedFormat(_ name: String, _ callbacks: [String]) -> Format {
    .record(
      .init(
        name, "Exactly one of stop, raise and advance_clock, at one callback.",
        [
          .required("at", .words(callbacks), "The callback."),
          .optional("run", .optional(.count(from: 0)), "The action's how-manieth call of it."),
          .optional("step", .optional(.integer), "When the global step is this."),
          .optional("action", .optional(.count(from: 0)), "Only in this action."),
          .optional("stop", .bool, "Request the end."),
          .optional("raise", .words(Deed.kinds), "Fail with this kind."),
          .optional("advance_clock", .duration, "Seconds."),
        ]))
  }
}

extension ScenarioListener: Described {
  package static let format: Format =
    .record(
      .init(
        "listener", "Records its callbacks, and acts.",
        [
          .optional(
            "do", .list(of: ScenarioHook.deedFormat("listener_deed", Deed.listenerCallbacks)),
            default: [], "What it does when.")
        ]))
}
