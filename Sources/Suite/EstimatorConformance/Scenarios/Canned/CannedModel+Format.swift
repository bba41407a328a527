extension CannedModel: Described {
  package static var format: Format {
    .variants(of: "canned", [classifier, estimator])
  }

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

  private static var initial: Format {
    .members(
      [InitialValues.hashedKey: .number], others: Tensor.format)
  }

  private static var classifier: Format.Record {
    model(
      "RNNClassifier", "tf.estimator.experimental.RNNClassifier.",
      recurrent + [
        .optional("n_classes", .optional(.integer), default: 2, "Classes."),
        .optional("weight_column", weightColumn, "A feature's name, or a numeric column."),
        .optional("label_vocabulary", .optional(.list(of: .text)), "Words that labels are."),
        .optional(
          "loss_reduction", .optional(.text), default: "sum_over_batch_size", "Of the loss."),
        .optional(
          "sequence_mask", .text, default: "sequence_mask", "The name of the mask's feature."),
      ])
  }

  private static var estimator: Format.Record {
    model(
      "RNNEstimator", "tf.estimator.experimental.RNNEstimator.",
      [.required("head", HeadFormat.any, "What makes losses of logits.")] + recurrent)
  }

  static var weightColumn: Format { .either([.text, ColumnFormat.numeric, .null]) }

  /// What the two have in common.
  private static var recurrent: [Format.Field] {
    let columns = Format.optional(.list(of: ColumnFormat.any))
    return [
      .required("sequence_feature_columns", columns, "In any order."),
      .optional("context_feature_columns", columns, "Repeated at every step."),
      .optional("units", .either([.integer, .list(of: .integer), .null]), "Of each layer."),
      .optional("cell_type", .optional(.text), "simple_rnn, lstm or gru."),
      .optional("rnn_cell_fn", .optional(CellFormat.function), "What makes the cells."),
      .optional("return_sequences", .bool, default: false, "Whether every step has logits."),
      .optional("optimizer", OptimizerFormat.any, default: "Adagrad", "A name, or an object."),
    ]
  }
}

/// How the cells of `rnn_cell_fn` are written.
enum CellFormat {
  /// One cell, several in a list, or several that are stacked explicitly.
  static var function: Format {
    .either([
      cell, .list(of: cell),
      .record(
        .init(
          "stacked_cells", "StackedRNNCells.", marker: "stacked",
          [.required("stacked", .list(of: cell), "Bottom-up.")])),
    ])
  }

  private static var cell: Format {
    .variants(of: "cell", ["simple_rnn", "lstm", "gru"].map(record) + [leaky])
  }

  private static func record(_ name: String) -> Format.Record {
    .init(
      "\(name)_cell", "A cell of Keras.", marker: "cell",
      common(name) + [
        .optional("kernel_l2", .optional(.number), "A regularizer of its kernel.")
      ])
  }

  private static var leaky: Format.Record {
    .init(
      "leaky_cell",
      "A custom cell: its state is s = (1 - rate) * s' + rate * tanh(x * kernel + bias), its output s * s.",
      marker: "cell",
      common("leaky") + [
        .required("rate", .number, "How fast it forgets."),
        .optional("training_gain", .number, default: 1, "A factor of its output in training."),
      ])
  }

  private static func common(_ name: String) -> [Format.Field] {
    [
      .required("cell", .words([name]), "Which."), .required("units", .integer, "Its width."),
      .optional("name", .optional(.text), "Its name, which its variables' names have."),
    ]
  }
}
