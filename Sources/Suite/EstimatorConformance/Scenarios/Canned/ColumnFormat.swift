/// How feature columns are written: the name of the function that makes one, with its arguments.
enum ColumnFormat {
  static let any: Format =
    .variants(
      of: "column", dense + categorical + [weighted(over: .variants(of: "column", categorical))])

  /// The numeric column alone, where it is an alternative to a name.
  static let numeric: Format = .variants(of: "column", [numericRecord])

  // MARK: Categorical

  private static let categorical: [Format.Record] =
    ["sequence_", ""].flatMap(plain) + [crossed]

  private static func plain(_ prefix: String) -> [Format.Record] {
    let name = "\(prefix)categorical_column_with_"
    return [
      column(
        name + "identity",
        [
          .required("num_buckets", .integer, "Ids are below it."),
          .optional("default_value", .optional(.integer), "For ids that are none."),
        ]),
      column(
        name + "hash_bucket",
        [.required("hash_bucket_size", .integer, "Ids are below it."), dtype]),
      column(name + "vocabulary_file", vocabularyFile),
      column(
        name + "vocabulary_list",
        [
          .required("vocabulary_list", .list(of: .either([.text, .integer])), "By id."), dtype,
          .optional("default_value", .optional(.integer), "The id of what it does not hold."),
          .optional(
            "num_oov_buckets", .optional(.integer), "Further ids for what it does not hold."),
        ]),
    ]
  }

  private static let vocabularyFile: [Format.Field] =
    [
      .required("vocabulary_file", .text, "One of the model's files, or one that is not there."),
      .optional("vocabulary_size", .optional(.integer), "Lines that count."),
      .optional("num_oov_buckets", .optional(.integer), "Further ids for what it does not hold."),
      .optional("default_value", .optional(.integer), "The id of what it does not hold."), dtype,
    ]

  private static let crossed: Format.Record = {
    let key = Format.either([.text, .variants(of: "column", plain("") + [bucketized])])
    return .init(
      "crossed_column", "tf.feature_column.crossed_column.", marker: "column",
      [
        .required("column", .words(["crossed_column"]), "The function."),
        .required("keys", .list(of: key), "Features, or columns."),
        .required("hash_bucket_size", .integer, "Ids are below it."),
        .optional("hash_key", .optional(.integer), "Of the fingerprint."),
      ])
  }()

  private static func weighted(over categorical: Format) -> Format.Record {
    function(
      "weighted_categorical_column",
      [
        .required("categorical_column", categorical, "Whose ids have weights."),
        .required("weight_feature_key", .text, "The feature that holds them."), dtype,
      ])
  }

  // MARK: Dense

  private static let dense: [Format.Record] = {
    let plain = Format.variants(of: "column", categorical)
    let weighted = ColumnFormat.weighted(over: plain)
    let sequence = function(
      "sequence_categorical_column",
      [.required("categorical_column", .variants(of: "column", [weighted]), "Over time.")])
    let source = Format.variants(of: "column", categorical + [weighted, sequence])
    return [
      function(
        "embedding_column", [.required("categorical_column", source, "Whose ids.")] + embedding),
      function("indicator_column", [.required("categorical_column", source, "Whose ids.")]),
      function(
        "shared_embeddings",
        [
          .required("categorical_columns", .list(of: plain), "Whose ids."),
          .optional("shared_embedding_collection_name", .optional(.text), "Of the table."),
        ] + embedding),
      column(
        "sequence_numeric_column",
        [
          shape, .optional("default_value", .optional(.number), "Where no cell is."), dtype,
          normalizer,
        ]),
      numericRecord, bucketized,
    ]
  }()

  private static let embedding: [Format.Field] =
    [
      .required("dimension", .optional(.integer), "Of a row."),
      .optional("combiner", .text, default: "mean", "mean, sum or sqrtn."),
      .optional("initializer", .optional(initializer), "Of the table."),
      .optional(
        "ckpt_to_load_from", .optional(.text),
        "What the table starts from: a model directory's name, or a checkpoint in one."),
      .optional("tensor_name_in_ckpt", .optional(.text), "Which of its tensors."),
      .optional("max_norm", .optional(.number), "The longest a row counts."),
      .optional("trainable", .bool, default: true, "Whether the table is trained."),
    ]

  private static let initializer: Format =
    .record(
      .init(
        "constant_initializer", "The same number in every element.", marker: "constant",
        [.required("constant", .number, "The number.")]))

  private static let numericRecord: Format.Record =
    column(
      "numeric_column",
      [shape, .optional("default_value", .optional(.number), "For parsing."), dtype, normalizer])

  private static let bucketized: Format.Record =
    function(
      "bucketized_column",
      [
        .required("source_column", numeric, "Whose numbers."),
        .required("boundaries", .list(of: .number), "Ascending."),
      ])

  // MARK: Parts

  private static let dtype: Format.Field =
    .optional("dtype", .optional(.words(DataType.onTheWire)), "Of its feature.")

  private static let shape: Format.Field =
    .optional("shape", .either([.integer, .list(of: .integer)]), default: [1], "Of one step.")

  private static let normalizer: Format.Field =
    .optional("normalizer_fn", .optional(.list(of: arithmetic())), "Steps in their order.")

  /// One of Python's operators with something on its right: a number, or what one of these words names.
  static func arithmetic(with words: [String] = []) -> Format {
    let operand = words.isEmpty ? Format.number : .either([.words(words), .number])
    return .record(
      .init(
        (["arithmetic"] + words).joined(separator: "_"), "One step: exactly one of these.",
        ["add", "subtract", "multiply", "divide"].map {
          .optional($0, operand, "Python's operator with this on its right.")
        }))
  }

  /// A column of one feature.
  private static func column(_ name: String, _ fields: [Format.Field]) -> Format.Record {
    function(name, [.required("key", .either([.text, .integer]), "The feature.")] + fields)
  }

  private static func function(_ name: String, _ fields: [Format.Field]) -> Format.Record {
    .init(
      name, "tf.feature_column.\(name).", marker: "column",
      [.required("column", .words([name]), "The function.")] + fields)
  }
}
