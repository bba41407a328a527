extension ScenarioModel: Described {
  static let source = Format.either([.text, Tensor.format])

  package static var format: Format { .either([cannedFormat, graphFormat]) }

  private static var cannedFormat: Format {
    .record(
      .init(
        "canned_model", "A model that the contract brings along.", marker: "canned",
        [
          .required("canned", .words(["RNNClassifier"]), "Which."),
          .required(
            "arguments", .named(.anything("an argument, as documented")), "Of its constructor."),
          .optional(
            "initial", .named(Tensor.format), default: [:],
            "Initial values by the variable's name in a checkpoint."),
        ]))
  }

  private static var graphFormat: Format {
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
  }

  private static var variableFormat: Format {
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
  }

  private static var nodeFormat: Format {
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
  }

  private static var minimizeFormat: Format {
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
  }

  static let optimizerNames = ["SGD", "Adagrad", "Adam"]

  /// Hyper-parameters of all optimizers.
  static let hyperparameterNames = [
    "learning_rate", "momentum", "initial_accumulator_value", "epsilon", "beta_1", "beta_2",
  ]

  private static var metricFormat: Format {
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
  }

  static let metricNames = ["mean", "accuracy", "mean_squared_error", "precision", "recall"]

  private static var specsFormat: Format {
    .record(
      .init(
        "specs", "By mode.",
        ModeKeys.allCases.map { .optional($0.rawValue, .optional(specFormat), "The spec.") }))
  }

  static let hookFields = [
    "training_hooks", "training_chief_hooks", "evaluation_hooks", "prediction_hooks",
  ]

  private static var specFormat: Format {
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
}

extension ScenarioReading {
  func model(_ cursor: JSONCursor) throws -> ScenarioModel {
    try ScenarioModel.format.check(cursor)
    if cursor.member("canned") != nil { return try canned(cursor) }
    let specs = try cursor.required("spec")
    return ScenarioModel(
      variables: try cursor.member("variables")?.list().map(variable) ?? [],
      nodes: try cursor.member("nodes")?.list().map(node) ?? [],
      minimize: try cursor.optional("minimize").map(minimize),
      metrics: try named(cursor.member("metrics"), metric),
      specs: OrderedDictionary(
        try ModeKeys.allCases.compactMap { mode in
          try specs.optional(mode.rawValue).map { (mode, try spec($0)) }
        }))
  }

  private func canned(_ cursor: JSONCursor) throws -> ScenarioModel {
    let canned = ScenarioModel.Canned(
      name: try cursor.required("canned").string(),
      arguments: try cursor.required("arguments").element.value,
      initial: try named(cursor.member("initial"), tensor))
    return ScenarioModel(
      variables: [], nodes: [], minimize: nil, metrics: [:], specs: [:], canned: canned)
  }

  func source(_ cursor: JSONCursor) throws -> ScenarioModel.Source {
    guard case .string(let text) = cursor.element.content else {
      return .constant(try tensor(cursor))
    }
    return .reference(try reference(text, cursor))
  }

  func reference(_ text: String, _ cursor: JSONCursor) throws -> Reference {
    guard let reference = Reference(text) else {
      throw cursor.expected(
        "a reference such as \"node:1\", \"features/x\", \"variables/w\" or \"global_step\"")
    }
    return reference
  }

  private func variable(_ cursor: JSONCursor) throws -> ScenarioModel.Variable {
    let name = try cursor.required("dtype").string()
    guard let dataType = DataType(rawValue: name) else { throw cursor.failure("no type \(name)") }
    let shape = try cursor.optional("shape").map { try Shape($0.list().map { try $0.int() }) }
    let initial = try cursor.required("initial")
    let value = initial.isObject ? try tensor(initial) : try nested(initial, dataType, shape)
    guard value.dataType == dataType, shape == nil || shape == value.shape else {
      throw initial.failure("a \(value.dataType) tensor of shape \(value.shape) does not fit")
    }
    let isLocal = try strings(cursor.member("collections")).contains("local")
    return ScenarioModel.Variable(
      name: try cursor.required("name").string(), initial: value,
      isTrainable: try !isLocal && cursor.optional("trainable")?.bool() ?? true,
      isLocal: isLocal)
  }

  private func node(_ cursor: JSONCursor) throws -> ScenarioModel.Node {
    ScenarioModel.Node(
      name: try cursor.required("name").string(), kind: try cursor.required("op").string(),
      inputs: try cursor.member("inputs")?.list().map(input) ?? [],
      attributes: OrderedDictionary(
        try cursor.member("attributes")?.members().map { ($0.key, try attribute($0.key, $0.value)) }
          ?? []),
      control: try strings(cursor.member("control")))
  }

  private func input(_ cursor: JSONCursor) throws -> ScenarioModel.Input {
    guard case .array = cursor.element.content else { return .single(try source(cursor)) }
    return .list(try cursor.list().map(source))
  }

  private func minimize(_ cursor: JSONCursor) throws -> ScenarioModel.Minimize {
    let optimizer = try cursor.required("optimizer")
    let given = try optimizer.members().filter { $0.key != "name" && !$0.value.isNull }
    return ScenarioModel.Minimize(
      loss: try source(cursor.required("loss")),
      optimizer: try optimizer.required("name").string(),
      hyperparameters: OrderedDictionary(try given.map { ($0.key, try $0.value.double()) }),
      variables: try cursor.optional("variables").map { try strings($0) })
  }

  private func metric(_ cursor: JSONCursor) throws -> ScenarioModel.Metric {
    guard let name = cursor.member("metric") else {
      return .explicit(
        value: try source(cursor.required("value")), update: try source(cursor.required("update")))
    }
    let arguments = try cursor.members().filter { $0.key != "metric" && !$0.value.isNull }
    return .streaming(
      try name.string(), OrderedDictionary(try arguments.map { ($0.key, try source($0.value)) }))
  }

  private func spec(_ cursor: JSONCursor) throws -> ScenarioModel.Spec {
    let hooks = try ScenarioModel.hookFields.compactMap { field in
      try cursor.optional(field).map { (field, try strings($0)) }
    }
    return ScenarioModel.Spec(
      loss: try cursor.optional("loss").map(source),
      trainOp: try cursor.optional("train_op")?.string(),
      predictions: try cursor.optional("predictions").map {
        try group($0, isSingle: { !$0.isObject || isTensor($0) }, source)
      },
      metrics: try strings(cursor.optional("metrics")), hooks: OrderedDictionary(hooks))
  }
}
