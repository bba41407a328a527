/// How the optimizer of a canned model is written.
enum OptimizerFormat {
  static let any: Format =
    .either([.text, .variants(of: "name", hyperparameters.map(record)), .integer, .null])

  /// Legacy Keras optimizers, and what they can be given.
  private static let hyperparameters = [
    ("SGD", ["learning_rate", "momentum"]),
    ("Adagrad", ["learning_rate", "initial_accumulator_value", "epsilon"]),
    ("Adam", ["learning_rate", "beta_1", "beta_2", "epsilon"]),
    (
      "Ftrl",
      [
        "learning_rate", "learning_rate_power", "initial_accumulator_value",
        "l1_regularization_strength", "l2_regularization_strength",
        "l2_shrinkage_regularization_strength", "beta",
      ]
    ),
    ("RMSprop", ["learning_rate", "rho", "momentum", "epsilon"]),
  ]

  /// What each of them can be given, too.
  private static let common = ["decay", "clipvalue", "clipnorm", "global_clipnorm"]

  /// Flags, false unless they are given.
  private static let flags = ["SGD": "nesterov", "Adam": "amsgrad", "RMSprop": "centered"]

  private static func record(_ name: String, _ parameters: [String]) -> Format.Record {
    .init(
      "\(name)_optimizer",
      "A function that returns this legacy Keras optimizer, or one object of it.", marker: "name",
      [
        .required("name", .words([name]), "Its class."),
        .optional("instance", .bool, default: false, "Whether it is one object, made once."),
      ]
        + (parameters + common).map {
          .optional($0, .optional(value(of: $0)), "A hyper-parameter.")
        }
        + [flags[name]].compactMap { $0 }.map {
          .optional($0, .bool, default: false, "A variant of it.")
        })
  }

  private static func value(of parameter: String) -> Format {
    parameter == "learning_rate"
      ? .either([.number, .variants(of: "schedule", [decay]), .record(function)]) : .number
  }

  private static let decay: Format.Record =
    .init(
      "ExponentialDecay", "Keras's schedule of that name.", marker: "schedule",
      [
        .required("schedule", .words(["ExponentialDecay"]), "The class."),
        .required("initial_learning_rate", .number, "Before the first step."),
        .required("decay_steps", .number, "Steps in which it falls by the rate."),
        .required("decay_rate", .number, "What it is multiplied by."),
        .optional("staircase", .bool, default: false, "Whether it falls only then."),
      ])

  private static let function: Format.Record =
    .init(
      "learning_rate_function", "A function without arguments.", marker: "function",
      [.required("function", .number, "What it returns.")])
}
