/// What the classes are called: words, or their numbers in decimal.
struct ClassVocabulary: Sendable {
  let words: [String]?
  /// How many classes there are without words.
  let count: Int

  private var texts: [ByteString] {
    (words ?? (0..<count).map { String($0) }).map { ByteString($0) }
  }

  /// The number of each word; −1 for one that is not known.
  ///
  /// - Rules: `head.labels.vocabulary`, `head.vocabulary.unique`
  func numbers(of labels: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    // A word that is there twice fails when the table is built: head.vocabulary.unique (HEAD-06)
    let table = try graph.addTable(
      "class_numbers", keys: Tensor(texts), values: Tensor(texts.indices.map { Int64($0) }))
    return try graph.lookup(labels, in: table, default: graph.constant(Int64(-1)))
  }

  /// What classes with these numbers are called.
  ///
  /// - Rules: `head.predictions.classes`, `head.vocabulary.binary`
  func names(of numbers: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    // head.predictions.classes (HEAD-20)
    guard words != nil else { return try graph.apply("AsString", numbers) }
    let table = try graph.addTable(
      "class_names", keys: Tensor(texts.indices.map { Int64($0) }), values: Tensor(texts),
      initializationError: texts.isEmpty ? Self.empty(.invalidArgument) : nil)
    // head.vocabulary.binary (HEAD-06)
    return try graph.lookup(numbers, in: table, default: graph.constant(ByteString("UNK")))
  }

  static func empty(_ kind: EstimatorError.Kind) -> EstimatorError {
    EstimatorError(
      kind, "the label vocabulary is empty", argument: "label_vocabulary",
      rule: .headVocabularyUnique)
  }

  /// The numbers of all classes, int32, once for each row of the batch.
  ///
  /// - Rules: `head.predictions.all-classes`
  func allNumbers(rowsOf logits: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    try graph.repeated(Tensor((0..<count).map { Int32($0) }), rowsOf: logits)
  }

  /// The names of all classes, once for each row of the batch.
  ///
  /// - Rules: `head.predictions.all-classes`
  func allNames(rowsOf logits: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    try graph.repeated(Tensor(texts), rowsOf: logits)
  }
}

extension Graph {
  // head.predictions.all-classes (HEAD-20)
  fileprivate func repeated(_ list: Tensor, rowsOf logits: SymbolicTensor) throws -> SymbolicTensor
  {
    let rows = try slice(shape(logits), from: 0, count: 1)
    let counts = try concat([rows, indices([1])], axis: 0)
    return try apply("Tile", expandDims(constant(list), axis: 0), counts)
  }
}
