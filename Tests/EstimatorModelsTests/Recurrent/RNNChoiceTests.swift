import EstimatorModels
import EstimatorReference
import Testing

/// What a scenario cannot say of a recurrent model: objects, functions, and what TensorFlow does wrong.
struct RNNChoiceTests {
  private static let features = Tensor.sparse("x", [[Float(1), 2], [3]])
  private static let labels = Tensor([Int64(1), 0], shape: [2, 1])

  private func model(
    cellType: CellType = "simple_rnn", optimizer: OptimizerChoice = .named("Adagrad")
  ) throws -> RNNEstimator {
    try RNNClassifier(
      sequenceFeatureColumns: [SequenceNumericColumn.sequenceNumericColumn("x")], units: .list([2]),
      cellType: cellType, optimizer: optimizer
    ).estimator
  }

  private static let start = ModelStart(initialValue: { _, shape in
    Tensor(repeating: Float(0.3), shape: shape)
  })

  @Test("rnn.cell-type.function: a function's cells compute as those of the name do")
  func function() throws {
    let named = try BuiltModel(model(), .predict, features: Self.features, start: Self.start)
    let made = try BuiltModel(
      model(cellType: .made { try SimpleRNNCell(units: $0) }), .predict, features: Self.features,
      start: Self.start)
    #expect(try made.prediction("logits") == named.prediction("logits"))
    #expect(made.trainable.map(\.name) == named.trainable.map(\.name))
  }

  @Test("rnn.mask.added: a head of one's own finds the model's mask where it looks for one")
  func ownHead() throws {
    let model = try RNNEstimator(
      head: MaskHead(), sequenceFeatureColumns: [SequenceNumericColumn.sequenceNumericColumn("x")],
      units: .list([2]), returnSequences: true)
    let built = try BuiltModel(model, .predict, features: Self.features, start: Self.start)
    let mask = try TestSession(built.graph).value(#require(built.spec.predictions?["live"]))
    #expect(mask.array(of: Bool.self) == [true, true, true, false])
  }

  @Test("rnn.optimizer.instance: an optimizer that is an object trains graph after graph")
  func instance() throws {
    let model = try model(optimizer: .instance(SGD(learningRate: 0.1)))
    let bias = try (0..<2).map { _ in
      let built = try BuiltModel(
        model, .train, features: Self.features, labels: Self.labels, start: Self.start)
      let session = try TestSession(built.graph)
      try session.run(#require(built.spec.trainOp))
      let bias = try #require(built.trainable.last)
      return try session.floats(bias)
    }
    #expect(bias[0] == bias[1])
    #expect(bias[0] != [Double(Float(0.3))])
  }

  @Test("column.shared.untrained: the table of shared embeddings is trained like any other")
  func sharedTable() throws {
    let ids = try ["a", "b"].map {
      try SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity($0, numBuckets: 3)
    }
    let model = try RNNClassifier(
      sequenceFeatureColumns: SharedEmbeddingColumn.sharedEmbeddings(ids, dimension: 1),
      units: .list([2]), optimizer: .instance(SGD(learningRate: 0.5))
    ).estimator
    let features =
      Tensor.sparse("a", [[Int64(1)], [0]]) + Tensor.sparse("b", [[Int64(0)], [1]])
    let built = try BuiltModel(
      model, .train, features: features, labels: Self.labels, start: Self.start)
    let table = try #require(built.graph.variables.first { $0.name.contains("shared_embedding") })
    let session = try TestSession(built.graph)
    let before = try session.floats(table)
    try session.run(#require(built.spec.trainOp))
    let after = try session.floats(table)
    #expect(after[0] != before[0] && after[1] != before[1])
    #expect(after[2] == before[2])
  }
}

/// A head for sequences that is none of ours: it answers its mask.
private struct MaskHead: Head {
  let name = ""
  let logitsDimension = 1
  let sequenceMask: String? = "own"

  func estimatorSpec(
    _ input: HeadInput, minimizing: (SymbolicTensor) throws -> Operation
  ) throws -> EstimatorSpec {
    let mask = try #require(input.features["own"])
    return EstimatorSpec(mode: input.mode, predictions: .keyed(["live": mask]))
  }
}
