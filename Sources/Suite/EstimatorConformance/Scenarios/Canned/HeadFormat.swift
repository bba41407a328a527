/// How heads are written: the name of the class, with its constructor's arguments.
enum HeadFormat {
  static let any: Format =
    .variants(of: "head", single + [multi] + [sequential])

  private static let single: [Format.Record] =
    [
      head("BinaryClassHead", [thresholds, vocabulary]),
      head("MultiClassHead", [.required("n_classes", .integer, "Classes."), vocabulary]),
      head(
        "RegressionHead",
        [
          dimension,
          .optional(
            "loss_fn", .optional(.list(of: ColumnFormat.arithmetic(with: ["labels", "logits"]))),
            "Steps from the logits to the losses."),
          .optional(
            "inverse_link_fn", .optional(.list(of: ColumnFormat.arithmetic())),
            "Steps from the logits to the predictions."),
        ]),
      head(
        "PoissonRegressionHead",
        [dimension, .optional("compute_full_loss", .bool, default: true, "With log(y!).")]),
      head(
        "MultiLabelHead",
        [
          .required("n_classes", .integer, "Classes."), thresholds, vocabulary,
          .optional(
            "classes_for_class_based_metrics", .optional(.list(of: .integer)),
            "Classes that have metrics of their own."),
        ]),
    ]

  private static func head(_ name: String, _ own: [Format.Field]) -> Format.Record {
    .init(
      name, "tf.estimator.\(name).", marker: "head",
      [.required("head", .words([name]), "The class.")] + own + [
        .optional(
          "weight_column", CannedModel.weightColumn, "A feature's name, or a numeric column."),
        .optional(
          "loss_reduction", .optional(.text), default: "sum_over_batch_size", "Of the loss."),
        .optional("name", .optional(.text), "Part of its keys."),
      ])
  }

  private static let multi: Format.Record =
    .init(
      "MultiHead", "tf.estimator.MultiHead.", marker: "head",
      [
        .required("head", .words(["MultiHead"]), "The class."),
        .required("heads", .list(of: .variants(of: "head", single)), "Side by side."),
        .optional("head_weights", .optional(.list(of: .number)), "Of their losses."),
      ])

  private static let sequential: Format.Record =
    .init(
      "SequentialHeadWrapper", "The wrapper that makes a head one for sequences.", marker: "head",
      [
        .required("head", .words(["SequentialHeadWrapper"]), "The class."),
        .required("static_head", .variants(of: "head", single + [multi]), "What it wraps."),
        .optional(
          "sequence_length_mask", .text, default: "sequence_length_mask",
          "The name of the mask's feature."),
        .optional(
          "feature_columns", .optional(.either([.text, .list(of: .text)])),
          "Features that have a time axis too."),
      ])

  private static let thresholds: Format.Field =
    .optional("thresholds", .optional(.list(of: .number)), "Of further metrics.")

  private static let vocabulary: Format.Field =
    .optional("label_vocabulary", CannedModel.vocabulary, "Words that labels are.")

  private static let dimension: Format.Field =
    .optional("label_dimension", .integer, default: 1, "Numbers per label.")
}
