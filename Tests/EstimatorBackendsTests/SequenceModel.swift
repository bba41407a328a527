import EstimatorModels
import EstimatorOptimized
import Estimators

/// A canned classifier of sequences, with batches of whose steps ever others are live.
struct SequenceModel {
  enum Input: String, CaseIterable {
    case ids, numbers
  }

  private static let (batch, vocabulary) = (17, 11)

  let graph = Graph()
  let spec: EstimatorSpec
  let input: Input
  private let parts: [SymbolicTensor]
  private let labels: SymbolicTensor
  private let returnsSequences: Bool

  init(
    _ input: Input, cell: String, mode: ModeKeys = .train, optimizer: String = "Adagrad",
    returnsSequences: Bool = true
  ) throws {
    self.returnsSequences = returnsSequences
    self.input = input
    graph.globalStep = try graph.addVariable("global_step", initialValue: Tensor(Int64(0)))
    parts = [
      try graph.placeholder("indices", .int64, shape: [nil, 2]),
      try graph.placeholder("values", input == .ids ? .int64 : .float32, shape: [nil]),
      try graph.placeholder("dense_shape", .int64, shape: [2]),
    ]
    labels = try graph.placeholder("labels", .int64, shape: [nil, nil])
    let classifier = try RNNClassifier(
      sequenceFeatureColumns: [Self.column(input)], units: [7, 5], cellType: .named(cell),
      returnSequences: returnsSequences, nClasses: 3, optimizer: .named(optimizer))
    let sparse = SparseTensor(indices: parts[0], values: parts[1], denseShape: parts[2])
    let context = ModelContext(
      graph: graph,
      features: .keyed(
        OrderedDictionary(sparse.components(named: "x").map { ($0.name, $0.value) })),
      labels: .single(labels), mode: mode, config: try RunConfig(tfRandomSeed: 3))
    spec = try classifier.estimator.modelFunction(
      start: ModelStart(initialValue: Self.start), environment: SystemEnvironment(threads: 1))(
        context)
  }

  private static func column(_ input: Input) throws -> any FeatureColumn {
    switch input {
    case .numbers: try SequenceNumericColumn.sequenceNumericColumn("x")
    case .ids:
      try EmbeddingColumn.embeddingColumn(
        SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(
          "x", numBuckets: vocabulary), dimension: 6)
    }
  }

  private static func start(_ name: String, _ shape: Shape) -> Tensor? {
    var generator = SampleGenerator(seed: UInt64(name.utf8.count))
    return generator.tensor(.float32, shape, in: -0.6...0.6)
  }

  /// A batch of `steps` steps, the lengths of whose rows depend on its number.
  func feeds(_ number: Int, steps: Int) -> [SymbolicTensor: Tensor] {
    var generator = SampleGenerator(seed: UInt64(number))
    // One row has all steps; some have one.
    let lengths = (0..<Self.batch).map { row in
      row == number % Self.batch ? steps : Int.random(in: 1...steps, using: &generator)
    }
    let cells = lengths.enumerated().flatMap { row, length in
      (0..<length).flatMap { [Int64(row), Int64($0)] }
    }
    let count = cells.count / 2
    let shape = Shape(returnsSequences ? [Self.batch, steps] : [Self.batch, 1])
    let classes = (0..<shape.elementCount).map { _ in Int64.random(in: 0...2, using: &generator) }
    let values =
      input == .numbers
      ? generator.tensor(.float32, [count], in: -1...1)
      : Tensor(
        (0..<count).map { _ in
          Int64.random(in: 0..<Int64(Self.vocabulary), using: &generator)
        })
    return [
      parts[0]: Tensor(cells, shape: [count, 2]), parts[1]: values,
      parts[2]: Tensor([Int64(Self.batch), Int64(steps)]),
      labels: Tensor(classes, shape: shape),
    ]
  }

  var fetches: [SymbolicTensor] { spec.loss.map { [$0] } ?? [] }
  var targets: [EstimatorGraphs.Operation] { spec.trainOp.map { [$0] } ?? [] }

  /// Runs with batches of so many steps each.
  ///
  /// - Returns: What each run fetches, and the variables behind each.
  func run(_ session: any GraphSession, steps: [Int]) throws -> [Tensor] {
    _ = try session.run(fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
    return try steps.enumerated().flatMap { number, steps in
      let results = try session.run(
        fetches: fetches, targets: targets, feeds: feeds(number, steps: steps))
      return results + graph.variables.compactMap { session.value(of: $0) }
    }
  }

  /// What the runs of a session came to.
  func counts(_ session: OptimizedSession) throws -> RunCounts {
    let feeds = (parts + [labels]).sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    return try session.prepare(fetches: fetches, targets: targets, feeds: feeds).counts
  }
}
