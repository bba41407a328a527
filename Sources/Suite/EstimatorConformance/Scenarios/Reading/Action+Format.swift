extension Action: Described {
  package static let format: Format = .either(formats)

  private static let hooks = Format.Field.optional(
    "hooks", .optional(.list(of: .text)), default: [], "Names of hooks.")

  private static let checkpoint = Format.Field.optional(
    "checkpoint", .optional(.text), "A checkpoint's name in the model directory.")

  private static func action(_ name: String, _ summary: String, _ fields: [Format.Field]) -> Format
  {
    let arguments = Format.record(.init("\(name)_arguments", summary, fields))
    return .record(.init(name, summary, marker: name, [.required(name, arguments, "Arguments.")]))
  }

  private static let formats: [Format] =
    running + looking + [
      action(
        "new_estimator", "A new estimator.",
        [
          .optional(
            "config", .either([ScenarioConfig.format, .null]), "Instead of the scenario's."),
          .optional(
            "model", .either([.text, ScenarioModel.format, .null]),
            "A model, or one's name in models/, instead of that before."),
          .optional(
            "model_dir", .optional(.text),
            "The name of its directory, instead of that before; the first is called model."),
        ]
      ),
      action(
        "advance_clock", "Time passes.", [.required("seconds", .duration, "How much.")]),
      action(
        "remove_checkpoint", "A checkpoint's files vanish, the state file stays.",
        [.required("step", .count(from: 0), "Of the checkpoint.")]),
      action(
        "damage_checkpoint", "A checkpoint's files stay, and nothing can be read from them.",
        [.required("step", .count(from: 0), "Of the checkpoint.")]),
      action(
        "write_state", "Replaces the state file.", [.required("text", .text, "Its new content.")]),
    ]

  private static let running: [Format] = {
    let steps = Format.Field.optional("steps", .optional(.integer), "How many at most.")
    let input = Format.Field.required("input", .text, "The name of an input.")
    return [
      action(
        "train", "Estimator.train.",
        [
          input, steps,
          .optional("max_steps", .optional(.integer), "The global step to stop at."), hooks,
          .optional("listeners", .optional(.list(of: .text)), default: [], "Names of listeners."),
        ]),
      action(
        "evaluate", "Estimator.evaluate.",
        [
          input, steps, hooks, checkpoint,
          .optional("name", .optional(.text), "Of the evaluation."),
        ]),
      action(
        "predict", "Estimator.predict.",
        [
          input, .optional("keys", .optional(.list(of: .text)), "Entries to compute."), hooks,
          checkpoint,
          .optional("yield_single_examples", .bool, default: true, "Rows, not batches."),
          .optional(
            "take", .optional(.count(from: 0)), "Results to take before the iteration is dropped."),
        ]),
    ]
  }()

  private static let looking: [Format] =
    [
      action("latest_checkpoint", "Estimator.latest_checkpoint.", []),
      action("variable_names", "Estimator.get_variable_names.", []),
      action(
        "variable_value", "Estimator.get_variable_value.",
        [.required("name", .text, "Of the variable.")]),
      action(
        "eval_dir", "Estimator.eval_dir.",
        [.optional("name", .optional(.text), "Of the evaluation.")]),
    ]
}
