extension ScenarioModel: Described {
  static let source = Format.either([.text, Tensor.format])

  package static let format: Format = .either([CannedModel.format, graphFormat])

  private static let graphFormat: Format =
    .record(
      .init(
        "model", "A graph, and what the spec of each mode is made of.",
        [
          .optional("variables", .list(of: variableFormat), default: [], "State, in order."),
          .optional("nodes", .list(of: nodeFormat), default: [], "Operations, in order."),
          .optional(
            "minimize", .optional(minimizeFormat), "The operation that trains, called minimize."),
          .optional("metrics", .named(metricFormat), default: [:], "Metrics by name."),
          .required("spec", specsFormat, "What each mode returns."),
        ]))

  private static let variableFormat: Format =
    .record(
      .init(
        "variable", "State of a model. All variables are resource variables.",
        [
          .required("name", .text, "Its name in checkpoints."),
          .required("dtype", .words(DataType.onTheWire), "The type of its elements."),
          .optional(
            "shape", .optional(.list(of: .count(from: 0))), "Left out where initial shows it."),
          .required(
            "initial", .anything("a number, nested lists, or a tensor"), "The initial value."),
          .optional("trainable", .optional(.bool), default: true, "Whether minimize changes it."),
          .optional(
            "collections", .list(of: .words(["local"])), default: [],
            "local: made anew by every session, never saved, not trainable."),
        ]))

  private static let nodeFormat: Format =
    .record(
      .init(
        "node", "One operation of TensorFlow.",
        [
          .required("name", .text, "Unique, ignoring case."),
          .required("op", .text, "The operation's name."),
          .optional(
            "inputs", .list(of: .either([source, .list(of: source)])), default: [],
            "By position; one nested list for a list input."),
          .optional(
            "attributes", .named(.anything("the value of an attribute")), default: [:],
            "Those that do not follow from the inputs and have no default."),
          .optional("control", .list(of: .text), default: [], "Nodes that must run first."),
        ]))

  private static let minimizeFormat: Format = {
    let optimizer = Format.record(
      .init(
        "optimizer",
        "A legacy Keras optimizer, and the hyper-parameters that are not its defaults.",
        [.required("name", .words(optimizerNames), "Which.")]
          + hyperparameterNames.map { .optional($0, .optional(.number), "A hyper-parameter.") }))
    return .record(
      .init(
        "minimize", "Gradients, the optimizer's updates, and one more on the global step.",
        [
          .required("loss", source, "What to minimise."),
          .required("optimizer", optimizer, "How."),
          .optional(
            "variables", .optional(.list(of: .text)), "Names; left out, all trainable ones."),
        ]))
  }()

  static let optimizerNames = ["SGD", "Adagrad", "Adam", "Ftrl", "RMSprop"]

  /// Hyper-parameters of all optimizers.
  static let hyperparameterNames = [
    "learning_rate", "momentum", "initial_accumulator_value", "epsilon", "beta_1", "beta_2",
    "learning_rate_power", "l1_regularization_strength", "l2_regularization_strength", "beta",
    "rho",
  ]

  private static let metricFormat: Format =
    .either([
      .record(
        .init(
          "metric", "A streaming metric.", marker: "metric",
          [
            .required("metric", .words(metricNames), "Which."),
            .optional("values", .optional(source), "Of mean."),
            .optional("labels", .optional(source), "Of all others."),
            .optional("predictions", .optional(source), "Of all others."),
            .optional("weights", .optional(source), "Left out, every element counts one."),
          ])),
      .record(
        .init(
          "explicit_metric", "A pair with its own state in local variables.", marker: "value",
          [
            .required("value", source, "Read once, at the end."),
            .required("update", source, "Run once per batch."),
          ])),
    ])

  static let metricNames = ["mean", "accuracy", "mean_squared_error", "precision", "recall"]

  private static let specsFormat: Format =
    .record(
      .init(
        "specs", "By mode.",
        ModeKeys.allCases.map { .optional($0.rawValue, .optional(specFormat), "The spec.") }))

  static let hookFields = [
    "training_hooks", "training_chief_hooks", "evaluation_hooks", "prediction_hooks",
  ]

  private static let specFormat: Format =
    .record(
      .init(
        "spec", "Fields of EstimatorSpec.",
        [
          .optional("loss", .optional(source), "A scalar."),
          .optional("train_op", .optional(.text), "minimize, or a node."),
          .optional(
            "predictions", .either([source, .named(source), .null]), "One value, or several."),
          .optional("metrics", .optional(.list(of: .text)), "Names of metrics."),
        ] + hookFields.map { .optional($0, .optional(.list(of: .text)), "Names of hooks.") }))
}
