import EstimatorModels
import EstimatorSimulation
import EstimatorStorage
import Estimators
import Testing

@Suite("Starting from the checkpoint of another model")
struct ModelStartTests {
  private static let (first, second) = ("/models/first", "/models/second")
  private static let table = "sequence_features/t_embedding/embedding_weights"
  private static let bias = "rnn_model/logits/bias"

  /// A classifier over words, in a directory of its own.
  private static func estimator(
    _ backend: TestedBackend, in world: SimulatedEnvironment, directory: String,
    start: ModelStart = ModelStart()
  ) throws -> any Estimator {
    let ids = try SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(
      "t", numBuckets: 3)
    return try RNNClassifier(
      sequenceFeatureColumns: [EmbeddingColumn.embeddingColumn(ids, dimension: 2)],
      units: .list([2])
    ).makeEstimator(
      on: backend.backend, modelDir: directory, config: RunConfig(tfRandomSeed: 1), start: start,
      environment: world)
  }

  private static func input(_ context: InputContext) throws -> InputSource {
    let graph = context.graph
    let ids = SparseTensor(
      indices: Tensor([Int64(0), 0, 0, 1, 1, 0], shape: [3, 2]),
      values: Tensor([Int64(1), 2, 0]), denseShape: Tensor([Int64(2), 2]))
    let features = try ids.components(named: "t").map { ($0.name, try graph.constant($0.value)) }
    let labels = try graph.constant(Tensor([Int64(0), 1], shape: [2, 1]))
    return .tensors(features: .keyed(OrderedDictionary(features)), labels: .single(labels))
  }

  /// The floating-point variables that were saved at a step, with their elements.
  private static func saved(_ directory: String, step: Int, in world: SimulatedEnvironment) throws
    -> [(name: String, elements: [Float])]
  {
    let store = CheckpointStore(directory: directory, files: world.files)
    return try store.read(store.prefix(step: step)).variables.compactMap { name, value in
      value.array(of: Float.self).map { (name: name, elements: $0) }
    }
  }

  @Test(
    "initial.given: a model starts from a checkpoint, or the newest of a directory, and its optimizer does not",
    arguments: TestedBackend.allCases, [("/models/first", 3), ("/models/first/model.ckpt-0", 0)])
  func whole(_ backend: TestedBackend, _ origin: (String, Int)) throws {
    let (path, step) = origin
    let world = SimulatedEnvironment()
    try Self.estimator(backend, in: world, directory: Self.first).train(
      inputFn: Self.input, steps: 3)
    try Self.estimator(
      backend, in: world, directory: Self.second, start: ModelStart(from: path)
    ).train(inputFn: Self.input, steps: 1)
    let given = try Self.saved(Self.first, step: step, in: world)
    var compared = 0
    for (name, elements) in try Self.saved(Self.second, step: 0, in: world) {
      if name.hasPrefix("sequence_features/") || name.hasPrefix("rnn_model/") {
        #expect(elements == given.first { $0.name == name }?.elements, "\(name)")
        compared += 1
      } else if name.hasSuffix("/accumulator") {
        #expect(elements.allSatisfy { $0 == 0.1 }, "\(name)")
      }
    }
    // A table, three arrays of the cell, two of the logits.
    #expect(compared == 6)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "initial.given: variables may be called otherwise in a checkpoint, or be left to initializers",
    arguments: TestedBackend.allCases)
  func inPart(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    try Self.estimator(backend, in: world, directory: Self.first).train(
      inputFn: Self.input, steps: 1)
    let start = ModelStart(from: Self.first, kernels: KernelSeeds(seed: 7)) {
      $0 == Self.table ? Self.table : nil
    }
    try Self.estimator(backend, in: world, directory: Self.second, start: start).train(
      inputFn: Self.input, steps: 1)
    let made = try Self.saved(Self.second, step: 0, in: world)
    let given = try Self.saved(Self.first, step: 1, in: world)
    let table = try #require(made.first { $0.name == Self.table })
    #expect(table.elements == given.first { $0.name == Self.table }?.elements)
    #expect(made.first { $0.name == Self.bias }?.elements == [0])
    #expect(given.first { $0.name == Self.bias }?.elements != [0])
    #expect(world.exit().isEmpty)
  }

  @Test(
    "column.embedding.checkpoint-missing: what is wrong with the checkpoint is found in every mode",
    arguments: TestedBackend.allCases)
  func wrong(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    try Self.estimator(backend, in: world, directory: Self.first).train(
      inputFn: Self.input, steps: 1)
    try world.files.createDirectory("/empty")
    try world.files.write([1, 2, 3], to: "/empty/damaged.h5")
    let bias = ModelStart(from: Self.first) { _ in Self.bias }
    let absent = ModelStart(from: Self.first) { "other/" + $0 }
    try refuses(.notFound, ModelStart(from: "/nowhere"), backend, world)
    try refuses(.valueError, ModelStart(from: "/empty"), backend, world)
    try refuses(.dataLoss, ModelStart(from: "/empty/damaged"), backend, world)
    try refuses(.valueError, bias, backend, world)
    try refuses(.valueError, absent, backend, world)
    let step = ModelStart(from: Self.first) { _ in "global_step" }
    try refuses(.valueError, step, backend, world)
    #expect(world.exit().isEmpty)
  }

  private func refuses(
    _ kind: EstimatorError.Kind, _ start: ModelStart, _ backend: TestedBackend,
    _ world: SimulatedEnvironment
  ) throws {
    let estimator = try Self.estimator(backend, in: world, directory: Self.second, start: start)
    let uses: [() throws -> Void] = [
      { try estimator.train(inputFn: Self.input, steps: 1) },
      { _ = try estimator.evaluate(inputFn: Self.input, steps: 1) },
      { _ = try estimator.predict(inputFn: Self.input).next() },
    ]
    for use in uses {
      let error = #expect(throws: EstimatorError.self) { try use() }
      #expect(error?.kind == kind)
      #expect(error?.rule == .columnEmbeddingCheckpointMissing)
    }
    let store = CheckpointStore(directory: Self.second, files: world.files)
    #expect(try store.readState() == nil)
  }

  @Test("column.embedding.checkpoint-missing: a backend that reads no checkpoints says so")
  func unread() {
    let error = #expect(throws: EstimatorError.self) {
      try NoCheckpoints().variables(ofCheckpoint: "/models/first")
    }
    #expect(error?.kind == .unimplemented)
  }
}
