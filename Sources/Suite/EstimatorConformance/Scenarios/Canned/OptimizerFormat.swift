/// How the optimizer of a canned model is written.
enum OptimizerFormat {
  static var any: Format {
    .either([.text, .variants(of: "name", hyperparameters.map(record))])
  }

  /// Legacy Keras optimizers, and what they can be given.
  private static let hyperparameters = [
    ("SGD", ["learning_rate", "momentum"]),
    ("Adagrad", ["learning_rate", "initial_accumulator_value", "epsilon"]),
    ("Adam", ["learning_rate", "beta_1", "beta_2", "epsilon"]),
    (
      "Ftrl",
      [
        "learning_rate", "learning_rate_power", "initial_accumulator_value",
        "l1_regularization_strength", "l2_regularization_strength", "beta",
      ]
    ),
    ("RMSprop", ["learning_rate", "rho", "momentum", "epsilon"]),
  ]

  private static func record(_ name: String, _ parameters: [String]) -> Format.Record {
    .init(
      "\(name)_optimizer",
      "A function that returns this legacy Keras optimizer, or one object of it.", marker: "name",
      [
        .required("name", .words([name]), "Its class."),
        .optional("instance", .bool, default: false, "Whether it is one object, made once."),
      ] + parameters.map { .optional($0, .optional(.number), "A hyper-parameter.") })
  }
}
