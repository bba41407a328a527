import EstimatorModels
import EstimatorOptimized
import Estimators
import Testing

/// Lookups of ids over time in one go, against node by node, and against the interpreter.
@Suite struct FusedLookupTests {
  /// Ids over time, cell by cell.
  private struct Ids {
    struct Cell {
      let row, step, id: Int64

      init(_ row: Int64, _ step: Int64, _ id: Int64) {
        self.row = row
        self.step = step
        self.id = id
      }
    }

    let cells: [Cell]
    let shape: [Int64]

    init(_ cells: [[Int64]], shape: [Int64] = [4, 5]) {
      self.cells = cells.map { Cell($0[0], $0[1], $0[2]) }
      self.shape = shape
    }

    static let full = Ids((0..<20).map { (cell: Int64) in [cell / 5, cell % 5, cell * 7 % 11] })
    static let ragged = Ids([
      [0, 0, 3], [0, 1, 3], [0, 2, 9], [1, 0, 3], [3, 4, 1], [3, 1, 9],
    ])
    static let negative = Ids([[0, 0, -1], [1, 3, 2], [2, 0, 4], [2, 1, -7], [2, 2, 10]])
    static let first = Ids([[0, 0, 0], [1, 1, 0], [3, 0, 5]])
    static let wide = Ids([[0, 0, 6], [1, 2, 6], [1, 1, 7]], shape: [2, 3])
    static let crowded = Ids([[0, 0, 6], [0, 0, 7], [2, 2, 6]])
    static let none = Ids([])
    static let disordered = Ids([[1, 0, 6], [0, 0, 7]])
    static let tooLarge = Ids([[0, 0, 6], [1, 1, 11]])
    static let outside = Ids([[0, 0, 6], [1, 5, 2]])

    func feeds(_ parts: [SymbolicTensor]) -> [SymbolicTensor: Tensor] {
      [
        parts[0]: Tensor(cells.flatMap { [$0.row, $0.step] }, shape: Shape([cells.count, 2])),
        parts[1]: Tensor(cells.map(\.id)), parts[2]: Tensor(shape),
      ]
    }
  }

  private struct Model {
    let graph: Graph
    let parts: [[SymbolicTensor]]
    let loss, lengths: SymbolicTensor
    let step: Operation

    func feeds(_ ids: [Ids]) -> [SymbolicTensor: Tensor] {
      zip(ids, parts).reduce(into: [:]) { feeds, pair in
        feeds.merge(pair.0.feeds(pair.1)) { $1 }
      }
    }
  }

  /// Embeds the ids of `count` columns, and makes a loss of them.
  private static func model(
    _ optimizer: some Optimizer, clipNorm: Double? = nil, combiner: String = "mean",
    count: Int = 1, width: Int = 3
  ) throws -> Model {
    let graph = Graph()
    var parts: [[SymbolicTensor]] = []
    var features: OrderedDictionary<String, SymbolicTensor> = [:]
    var columns: [any FeatureColumn] = []
    for name in ["a", "b"].prefix(count) {
      let sparse = SparseTensor(
        indices: try graph.placeholder("\(name)_i", .int64, shape: [nil, 2]),
        values: try graph.placeholder("\(name)_v", .int64, shape: [nil]),
        denseShape: try graph.placeholder("\(name)_s", .int64, shape: [2]))
      for part in sparse.components(named: name) { features[part.name] = part.value }
      parts.append([sparse.indices, sparse.values, sparse.denseShape])
      columns.append(
        try EmbeddingColumn.embeddingColumn(
          SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(name, numBuckets: 11),
          dimension: width, combiner: combiner))
    }
    var generator = SampleGenerator(seed: 9)
    let tables = ["a", "b"].prefix(count).map { name in
      (
        "sequence_features/\(name)_embedding/embedding_weights",
        generator.tensor(.float32, [11, width], in: -1...1)
      )
    }
    let variables = ModelVariables(in: graph, initialValues: OrderedDictionary(tables))
    let (input, lengths) = try SequenceFeatures(columns)(
      features: .keyed(features), variables: variables, isTimeMajor: true)
    let loss = try graph.sum(graph.exp(graph.multiply(input, input)))
    let step = try optimizer.minimize(loss, in: graph, clipNorm: clipNorm)
    return Model(graph: graph, parts: parts, loss: loss, lengths: lengths, step: step)
  }

  /// Trains with one batch after another, and looks at everything after each step.
  private func train(
    _ model: Model, _ batches: [[Ids]], _ session: any GraphSession
  ) throws -> [Tensor] {
    _ = try session.run(
      fetches: [], targets: model.graph.variables.map(\.initializer), feeds: [:])
    var results: [Tensor] = []
    for ids in batches {
      do {
        results += try session.run(
          fetches: [model.loss, model.parts[0][1], model.lengths], targets: [model.step],
          feeds: model.feeds(ids))
      } catch let error as EstimatorError {
        // Nothing has changed, and the error is the same.
        results.append(Tensor(ByteString(error.kind.rawValue)))
      }
      results += model.graph.variables.compactMap { session.value(of: $0) }
    }
    return results
  }

  private func lookupCount(_ model: Model, _ batches: [[Ids]]) throws -> Int {
    let session = try OptimizedSession(
      for: model.graph.definition, kernels: .standard, options: .all,
      in: SystemEnvironment(threads: 1))
    _ = try train(model, batches, session)
    let feeds = model.parts.flatMap { $0 }.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    return try session.prepare(
      fetches: [model.loss, model.parts[0][1], model.lengths], targets: [model.step], feeds: feeds
    ).counts.lookups
  }

  private func check(
    _ model: Model, _ batches: [[Ids]], fused: Int, _ label: String = ""
  ) throws {
    try BothBackends.compare(model.graph, label) {
      try train(model, batches, $0)
    }
    #expect(try lookupCount(model, batches) == fused, "\(label)")
    let runs = try [1, 2].map { threads in
      try train(
        model, batches,
        OptimizedRuntime().makeSession(
          for: model.graph.definition, in: SystemEnvironment(threads: threads)))
    }
    #expect(runs[0].map(\.littleEndianBytes) == runs[1].map(\.littleEndianBytes), "\(label)")
  }

  @Test(
    "optimizer.rows: tables looked up in one go are trained as node by node",
    arguments: ["mean", "sum", "sqrtn"], [nil, 0.3, 100])
  func training(combiner: String, clipNorm: Double?) throws {
    let batches: [[Ids]] = [[.full], [.ragged], [.negative], [.first], [.wide], [.full], [.ragged]]
    let optimizers: [any Optimizer] = [
      try Adagrad(learningRate: 0.05), try Ftrl(learningRate: 0.1),
      try SGD(learningRate: 0.05, momentum: 0.9),
      try SGD(learningRate: 0.05, momentum: 0.9, nesterov: true),
    ]
    for optimizer in optimizers {
      let model = try Self.model(optimizer, clipNorm: clipNorm, combiner: combiner, width: 18)
      try check(model, batches, fused: 7, optimizer.name)
    }
  }

  @Test("column.input.order: batches that are not one id to a cell in order go the general way")
  func others() throws {
    let batches: [[Ids]] = [
      [.ragged], [.crowded], [.none], [.disordered], [.tooLarge], [.outside], [.ragged],
    ]
    try check(Self.model(Adagrad(learningRate: 0.05), clipNorm: 5), batches, fused: 3)
  }

  @Test("column.sequence.order: several tables, and rows that only momentum moves")
  func several() throws {
    let batches: [[Ids]] = [
      [.full, .full], [.ragged, .ragged], [.first, .first], [.ragged, .full], [.wide, .wide],
    ]
    let model = try Self.model(SGD(learningRate: 0.05, momentum: 0.9), clipNorm: 1, count: 2)
    try check(model, batches, fused: 8)
  }

  @Test("optimizer.adam: an optimizer that moves whole tables goes the general way")
  func whole() throws {
    try check(Self.model(Adam(learningRate: 0.05)), [[.full], [.ragged]], fused: 0)
  }

  @Test("model.operations: a replaced kernel is used, whatever could take its place")
  func replaced() throws {
    let model = try Self.model(Adagrad(learningRate: 0.05))
    let kernels = KernelTable.standard.replacing("Unique") { $0 }
    let session = try OptimizedSession(
      for: model.graph.definition, kernels: kernels, options: .all,
      in: SystemEnvironment(threads: 1))
    _ = try train(model, [[.full], [.full]], session)
    let feeds = model.parts.flatMap { $0 }.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    let run = try session.prepare(
      fetches: [model.loss, model.parts[0][1], model.lengths], targets: [model.step], feeds: feeds)
    #expect(run.counts.lookups == 0)
  }
}
