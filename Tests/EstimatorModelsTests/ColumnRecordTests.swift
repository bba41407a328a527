import EstimatorModels
import EstimatorReference
import Testing

/// Feature columns against what TensorFlow's own layers answered to the same features.
struct ColumnRecordTests {
  private static let cases: [ColumnCase] =
    (try? [
      recordedIdsColumns, recordedLookupsColumns, recordedFilesColumns, recordedNumbersColumns,
      recordedCombinationsColumns, recordedRandomColumns,
    ].flatMap(ColumnCase.all)) ?? []

  @Test("All recorded cases are read")
  func allAreRead() { #expect(Self.cases.count > 300) }

  @Test(
    "column.*: numbers, lengths, tables, gradients and errors are TensorFlow's", arguments: cases)
  func answers(recorded: ColumnCase) throws { try check(recorded, isTimeMajor: false) }

  @Test(
    "column.sequence.*: with time as the first axis it is the same, transposed",
    arguments: cases.filter { $0.layer == "sequence" })
  func timeMajorAnswers(recorded: ColumnCase) throws { try check(recorded, isTimeMajor: true) }

  private func check(_ recorded: ColumnCase, isTimeMajor: Bool) throws {
    var stage = "construct"
    do {
      let model = try ColumnModel(recorded, isTimeMajor: isTimeMajor, stage: &stage)
      let found = try model.run()
      try check(found, against: recorded.answer)
    } catch {
      #expect(recorded.answer.error == Self.kind(of: error), "\(error)")
      #expect(recorded.answer.at == stage)
    }
  }

  private func check(_ found: ColumnModel.Found, against answer: ColumnCase.Answer) throws {
    try #require(answer.error == nil, "TensorFlow: \(answer.error ?? "") at \(answer.at ?? "")")
    #expect(found.shape == answer.shape)
    #expect(found.lengths == answer.lengths)
    #expect(Self.agree(found.values, answer.values?.map(\.double) ?? []))
    #expect(found.gradients.keys.sorted() == answer.tables?.keys.sorted())
    for (name, table) in answer.tables ?? [:] {
      #expect(Self.agree(found.gradients[name] ?? [], table.gradient.map(\.double)), "\(name)")
      #expect(found.rows[name] == table.rows, "\(name)")
    }
  }

  /// Seven digits were recorded.
  private static func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy {
        $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 1e-6 + 1e-5 * abs($1)
      }
  }

  private static func kind(of error: any Error) -> String {
    switch error {
    // What was recorded is the real estimator's answer, ours is the documented one.
    case let error as EstimatorError where error.kind.rawValue == error.rule?.answers?.documented:
      error.rule?.answers?.real ?? ""
    case let error as EstimatorError: error.kind.rawValue
    case let error as GraphError where error.kind == .shape: "ValueError"
    default: "\(error)"
    }
  }
}

/// The graph of one case, with the gradients of its tables.
struct ColumnModel {
  /// What a run gave.
  struct Found {
    let shape: [Int]
    let values: [Double]
    let lengths: [Double]?
    let gradients: [String: [Double]]
    /// Which rows of each table were touched.
    let rows: [String: [Int]]
  }

  private let graph = Graph()
  private let feeds: [SymbolicTensor: Tensor]
  private let numbers: SymbolicTensor
  private let lengths: SymbolicTensor?
  private let factors: SymbolicTensor
  private let gradients: [SymbolicTensor?]

  /// - Parameters:
  ///   - isTimeMajor: Asks for the sequence in this layout, to transpose it back.
  ///   - stage: Set to what is being done.
  init(_ recorded: ColumnCase, isTimeMajor: Bool, stage: inout String) throws {
    let columns = try recorded.makeColumns()
    stage = "build"
    let (features, feeds) = try recorded.placeholders(in: graph)
    self.feeds = feeds
    let variables = ModelVariables(in: graph)
    if recorded.layer == "sequence" {
      let made = try SequenceFeatures(columns)(
        features: features, variables: variables, isTimeMajor: isTimeMajor)
      numbers = isTimeMajor ? try graph.transpose(made.input, permutation: [1, 0, 2]) : made.input
      lengths = made.lengths
    } else {
      numbers = try DenseFeatures(columns)(features: features, variables: variables)
      lengths = nil
    }
    factors = try graph.placeholder("factors", [nil])
    let flat = try graph.reshape(numbers, to: [-1])
    let loss = try graph.sum(graph.multiply(flat, factors))
    gradients = try graph.gradients(of: loss, withRespectTo: graph.variables)
    stage = "run"
  }

  func run() throws -> Found {
    let session = try ReferenceRuntime().makeSession(for: graph.definition, in: SystemEnvironment())
    _ = try session.run(fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
    for variable in graph.variables { try session.assign(Self.table(variable.shape), to: variable) }
    let made = try session.run(
      fetches: [numbers] + (lengths.map { [$0] } ?? []), targets: [], feeds: feeds)
    let count = made[0].elementCount
    var all = feeds
    all[factors] = Tensor((0..<count).map { Float(($0 * 5 % 7) - 2) / 2 })
    let found = try session.run(fetches: gradients.compactMap { $0 }, targets: [], feeds: all)
    let names = zip(graph.variables, gradients).filter { $1 != nil }.map(\.0.name)
    let ids = try gradients.map { gradient in
      try gradient.map { try session.run(fetches: gathered(behind: $0), targets: [], feeds: all) }
    }
    return Found(
      shape: made[0].shape.dimensions, values: Self.doubles(made[0]),
      lengths: made.count > 1 ? Self.doubles(made[1]) : nil,
      gradients: Dictionary(uniqueKeysWithValues: zip(names, found.map(Self.doubles))),
      rows: Dictionary(uniqueKeysWithValues: zip(names, ids.compactMap { $0 }.map(Self.distinct))))
  }

  /// The ids of the gathered rows that a gradient is made of, and of nothing else.
  private func gathered(behind gradient: SymbolicTensor) -> [SymbolicTensor] {
    let node = graph.nodes[gradient.node]
    return node.kind == "UnsortedSegmentSum" ? [node.inputs[1]] : node.inputs.flatMap(gathered)
  }

  private static func distinct(_ ids: [Tensor]) -> [Int] {
    Set(ids.flatMap { $0.array(of: Int64.self) ?? [] }.map { Int($0) }).sorted()
  }

  /// What tables hold, here and where the answers were recorded.
  private static func table(_ shape: Shape) -> Tensor {
    let width = shape.dimensions[1]
    return Tensor(
      (0..<shape.elementCount).map { Float(($0 / width * 7 + $0 % width * 3) % 11 - 4) / 4 },
      shape: shape)
  }

  private static func doubles(_ tensor: Tensor) -> [Double] {
    if let integers = tensor.array(of: Int64.self) { return integers.map { Double($0) } }
    return (tensor.array(of: Float.self) ?? []).map { Double($0) }
  }
}

extension ColumnCase {
  fileprivate func makeColumns() throws -> [any FeatureColumn] {
    guard let files else { return try ColumnDescription.make(columns, files: ".") }
    let system = SystemEnvironment().files
    let folder = try system.makeTemporaryDirectory()
    defer { for name in files.keys { try? system.remove("\(folder)/\(name)") } }
    for (name, text) in files { try system.write(Array(text.utf8), to: "\(folder)/\(name)") }
    return try ColumnDescription.make(columns, files: folder)
  }

  fileprivate func placeholders(in graph: Graph) throws -> (
    TensorGroup<SymbolicTensor>, [SymbolicTensor: Tensor]
  ) {
    var features: OrderedDictionary<String, SymbolicTensor> = [:]
    var feeds: [SymbolicTensor: Tensor] = [:]
    for (number, name) in self.features.keys.sorted().enumerated() {
      for (key, value, shape) in self.features[name]?.components(named: name) ?? [] {
        let place = try graph.placeholder(
          "feature\(number)_\(feeds.count)", shape, value.dataType)
        features[key] = place
        feeds[place] = value
      }
    }
    return (.keyed(features), feeds)
  }
}

extension ColumnCase.Feature {
  /// The tensors of the feature, with what the graph knows of their shapes.
  fileprivate func components(named name: String) -> [(String, Tensor, PartialShape)] {
    guard let indices else {
      let known: [Int?] = shape.isEmpty ? [] : [nil] + shape.dropFirst().map { $0 }
      return [(name, tensor(shape: Shape(shape)), PartialShape(known))]
    }
    let places = Tensor(indices.flatMap { $0 }, shape: [indices.count, shape.count])
    let sparse = SparseTensor(
      indices: places, values: tensor(shape: [values.count]),
      denseShape: Tensor(shape.map { Int64($0) }))
    let known: [PartialShape] = [[nil, shape.count], [nil], [shape.count]]
    return zip(sparse.components(named: name), known).map { ($0.name, $0.value, $1) }
  }

  private func tensor(shape: Shape) -> Tensor {
    switch DataType(rawValue: dtype) {
    case .string: Tensor(values.map { ByteString($0.text) }, shape: shape)
    case .int32: Tensor(values.map { Int32($0.int64) }, shape: shape)
    case .int64: Tensor(values.map(\.int64), shape: shape)
    case .bool: Tensor(values.map { $0.double != 0 }, shape: shape)
    case .float64: Tensor(values.map(\.double), shape: shape)
    case .float16: Tensor(values.map { Float16($0.double) }, shape: shape)
    default: Tensor(values.map { Float($0.double) }, shape: shape)
    }
  }
}
