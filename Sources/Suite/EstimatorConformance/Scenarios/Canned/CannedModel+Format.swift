extension CannedModel: Described {
  package static let format: Format =
    .variants(of: "canned", [classifier, estimator])

  private static func model(_ name: String, _ summary: String, _ arguments: [Format.Field])
    -> Format.Record
  {
    let record = Format.Record(
      "\(name)_arguments", "Those of its constructor; what is left out stays left out.", arguments)
    return Format.Record(
      name, summary, marker: "canned",
      [
        .required("canned", .words([name]), "Which."),
        .required("arguments", .record(record), "Of its constructor."),
        .optional("initial", initial, default: [:], "What variables start from."),
        .optional(
          "files", .named(.text), default: [:], "Texts of files that columns read, by name."),
        .optional(
          "keras_seed", .optional(.integer),
          "Of Keras's generator, from which initialisers that nothing replaces draw their seeds."),
      ])
  }

  private static let initial: Format =
    .members(
      [InitialValues.hashedKey: .number], others: Tensor.format)

  private static let classifier: Format.Record =
    model(
      "RNNClassifier", "tf.estimator.experimental.RNNClassifier.",
      recurrent + [
        .optional(
          "n_classes", .either([.integer, .number, .bool, .null]), default: 2, "Classes."),
        .optional("weight_column", weightColumn, "A feature's name, or a numeric column."),
        .optional("label_vocabulary", vocabulary, "Words that labels are."),
        .optional(
          "loss_reduction", .optional(.text), default: "sum_over_batch_size", "Of the loss."),
        .optional(
          "sequence_mask", .either([.text, .integer, .null]), default: "sequence_mask",
          "The name of the mask's feature."),
      ])

  private static let estimator: Format.Record =
    model(
      "RNNEstimator", "tf.estimator.experimental.RNNEstimator.",
      [.required("head", HeadFormat.any, "What makes losses of logits.")] + recurrent)

  /// Numbers and lists are for the refusals of those who take anything.
  static let weightColumn: Format =
    .either([.text, ColumnFormat.numeric, .integer, .list(of: .text), .null])

  /// So are numbers among the words, and a text.
  static let vocabulary: Format =
    .either([.list(of: .either([.text, .integer])), .text, .null])

  /// What the two have in common.
  private static let recurrent: [Format.Field] = {
    let columns = Format.either([
      .list(of: .either([ColumnFormat.any, .text])), ColumnFormat.any, .null,
    ])
    return [
      .required("sequence_feature_columns", columns, "In any order; one alone is a list of one."),
      .optional("context_feature_columns", columns, "Repeated at every step."),
      .optional(
        "units", .either([.integer, .list(of: .either([.integer, .number])), .bool, .null]),
        "Of each layer."),
      .optional(
        "cell_type", .either([.text, CellFormat.unitless, .integer, .null]),
        "simple_rnn, lstm or gru; or a function that makes this cell of a number of units."),
      .optional(
        "rnn_cell_fn", .either([CellFormat.function, .integer, .null]), "What makes the cells."),
      .optional("return_sequences", .bool, default: false, "Whether every step has logits."),
      .optional("optimizer", OptimizerFormat.any, default: "Adagrad", "A name, or an object."),
    ]
  }()
}

/// How the cells of `rnn_cell_fn` are written.
enum CellFormat {
  /// One cell, several in a list, or several that are stacked explicitly.
  static let function: Format =
    .either([
      cell, .list(of: cell),
      .record(
        .init(
          "stacked_cells", "StackedRNNCells.", marker: "stacked",
          [.required("stacked", .list(of: cell), "Bottom-up.")])),
    ])

  /// One whose units are given elsewhere: what a function makes of any number of them.
  static let unitless: Format =
    .variants(
      of: "cell",
      kinds.map { kind in
        .init(
          "\(kind.name)_cell_type", "A function of units: \(kind.summary)", marker: "cell",
          kind.fields.filter { $0.key != "units" })
      })

  private static let cell: Format =
    .variants(
      of: "cell",
      kinds.map { .init("\($0.name)_cell", $0.summary, marker: "cell", $0.fields) })

  private static let kinds: [Format.Record] = ["simple_rnn", "lstm", "gru"].map(record) + [leaky]

  private static func record(_ name: String) -> Format.Record {
    .init(
      name, "A cell of Keras.",
      common(name) + [
        .optional("kernel_l2", .optional(.number), "A regularizer of its kernel.")
      ])
  }

  private static let leaky: Format.Record =
    .init(
      "leaky",
      "A custom cell: its state is s = (1 - rate) * s' + rate * tanh(x * kernel + bias), its output s * s.",
      common("leaky") + [
        .required("rate", .number, "How fast it forgets."),
        .optional("training_gain", .number, default: 1, "A factor of its output in training."),
      ])

  private static func common(_ name: String) -> [Format.Field] {
    [
      .required("cell", .words([name]), "Which."), .required("units", .integer, "Its width."),
      .optional("name", .optional(.text), "Its name, which its variables' names have."),
    ]
  }
}
