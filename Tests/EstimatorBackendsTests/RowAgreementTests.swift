import EstimatorOptimized
import Estimators
import Testing

@Suite struct RowAgreementTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let kind: String
    let states: Int
    let before: [Double]
    let after: [Double]
    var attributes: [String: Attribute] = [:]

    var testDescription: String { "\(kind) \(after) \(attributes)" }
  }

  static let forms: [Form] = [
    Form(kind: "ResourceSparseApplyAdagradV2", states: 2, before: [0.1, 1e-7], after: []),
    Form(
      kind: "ResourceSparseApplyAdagradV2", states: 2, before: [0.1, 1e-7], after: [],
      attributes: ["update_slots": .bool(false)]),
    Form(kind: "ResourceSparseApplyKerasMomentum", states: 2, before: [0.1], after: [0.9]),
    Form(
      kind: "ResourceSparseApplyKerasMomentum", states: 2, before: [0.1], after: [0.9],
      attributes: ["use_nesterov": .bool(true)]),
    Form(kind: "ResourceSparseApplyFtrl", states: 3, before: [], after: [0.1, 0, 0, -0.5]),
    Form(
      kind: "ResourceSparseApplyFtrl", states: 3, before: [], after: [0.1, 0.2, 0.3, -0.7],
      attributes: ["multiply_linear_by_lr": .bool(true)]),
    Form(kind: "ResourceApplyFtrl", states: 3, before: [], after: [0.1, 0.2, 0.3, -0.5]),
    Form(kind: "ResourceScatterAdd", states: 1, before: [], after: []),
    Form(kind: "ResourceScatterSub", states: 1, before: [], after: []),
    Form(kind: "ResourceScatterUpdate", states: 1, before: [], after: []),
  ]

  private static func update(
    _ form: Form, rows: SymbolicTensor, gradient: SymbolicTensor, _ variables: [Variable],
    in graph: Graph
  ) throws -> Operation {
    let type = variables[0].dataType
    let scalars = { (values: [Double]) in try values.map { try graph.scalar($0, type) } }
    let isScatter = form.kind.contains("Scatter")
    let rest =
      isScatter
      ? [rows, gradient]
      : form.kind.contains("Sparse") ? [gradient, rows] : [gradient]
    let inputs = try variables.map(\.handle) + scalars(form.before) + rest + scalars(form.after)
    return try graph.add(form.kind, inputs: inputs, attributes: form.attributes).operation
  }

  @Test(
    "optimizer.rows: both runtimes leave the same variables, also where a row is given twice",
    arguments: forms, [DataType.float32, .float64])
  func update(form: Form, type: DataType) throws {
    let graph = Graph()
    var generator = SampleGenerator(seed: 40)
    let variables = try (0..<form.states).map { index in
      try graph.addVariable(
        "v\(index)", initialValue: generator.tensor(type, [9, 21], in: 0.5...1))
    }
    let isDense = form.kind == "ResourceApplyFtrl"
    let gradient = try graph.constant(generator.tensor(type, [isDense ? 9 : 5, 21]))
    let rows = try graph.placeholder("rows", .int64, shape: [5])
    let update = try Self.update(form, rows: rows, gradient: gradient, variables, in: graph)
    for picked in [[8, 0, 3, 0, 1], [2, 4, 9, 0, 0], [2, -1, 3, 0, 0]] as [[Int64]] {
      try BothBackends.compare(graph, form.kind) { session in
        _ = try session.run(fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
        for _ in 0..<3 {
          _ = try session.run(
            fetches: [], targets: [update], feeds: isDense ? [:] : [rows: Tensor(picked)])
        }
        return graph.variables.compactMap { session.value(of: $0) }
      }
    }
  }

  @Test("One number scattered to rows changes all of their elements", arguments: forms.suffix(3))
  func number(form: Form) throws {
    let graph = Graph()
    let v = try graph.addVariable("v", initialValue: Tensor([Int64(1), 2, 3, 4], shape: [2, 2]))
    let rows = try graph.constant([Int32(1), 1])
    let update = try Self.update(
      form, rows: rows, gradient: graph.constant(Int64(7)), [v], in: graph)
    try BothBackends.compare(graph) { session in
      _ = try session.run(fetches: [], targets: [v.initializer], feeds: [:])
      _ = try session.run(fetches: [], targets: [update], feeds: [:])
      return [session.value(of: v)].compactMap { $0 }
    }
  }

  @Test("session.run.reads: rows gathered before an update are those from before it")
  func reads() throws {
    let graph = Graph()
    let v = try graph.addVariable("v", initialValue: Tensor([Float(1), 2, 3, 4], shape: [2, 2]))
    let rows = try graph.constant([Int64(1)])
    let before = try graph.read(v)
    let add = try graph.scatter(
      "ResourceScatterAdd", v, at: rows, graph.constant(Tensor([Float(10), 20], shape: [1, 2])))
    let after = try graph.gather(graph.read(v, after: [add]), rows)
    let sum = try graph.add(graph.gather(before, rows), after)
    try BothBackends.compare(graph) { session in
      _ = try session.run(fetches: [], targets: [v.initializer], feeds: [:])
      return try session.run(fetches: [sum, after, before], targets: [], feeds: [:])
    }
  }

  @Test("Tables answer the same, and refuse the same")
  func tables() throws {
    let graph = Graph()
    let texts = try graph.addTable(
      "texts", keys: Tensor(["a", "b", "a"] as [ByteString]), values: Tensor([0, 1, 0] as [Int64]))
    let names = try graph.addTable(
      "names", keys: Tensor([Int64(5), -5]), values: Tensor(["five", "minus"] as [ByteString]))
    let asked = try graph.placeholder("asked", .string)
    let number = try graph.lookup(asked, in: texts, default: graph.constant(Int64(-5)))
    let name = try graph.lookup(number, in: names, default: graph.constant("?" as ByteString))
    let fixed = try graph.lookup(
      graph.constant(["b" as ByteString]), in: texts, default: graph.constant(Int64(0)))
    let found = try graph.gather(asked, graph.add("Where", inputs: [number]).tensors[0])
    try BothBackends.compare(graph) { session in
      try session.run(
        fetches: [number, name, fixed, found], targets: [],
        feeds: [asked: Tensor(["b", "c", "a"] as [ByteString])])
    }
  }

  @Test("A table with two values for a key is refused when a session is made")
  func brokenTables() throws {
    let graph = Graph()
    try graph.addTable("t", keys: Tensor([Int64(1), 1]), values: Tensor([Int64(1), 2]))
    try BothBackends.compare(graph) { _ in [] }
    let other = Graph()
    try other.addTable(
      "t", keys: Tensor([Int64(1)]), values: Tensor([Int64(1)]),
      initializationError: EstimatorError(.invalidArgument, "a line is empty"))
    try BothBackends.compare(other) { _ in [] }
  }
}
