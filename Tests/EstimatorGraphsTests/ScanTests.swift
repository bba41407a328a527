import EstimatorGraphs
import Testing

@Suite("Scan")
struct ScanTests {
  let graph = Graph()
  let sequence: SymbolicTensor
  let state: SymbolicTensor
  let weights: SymbolicTensor

  init() throws {
    sequence = try graph.placeholder("x", .float32, shape: [7, nil, 3])
    state = try graph.placeholder("h", .float32, shape: [nil, 2])
    weights = try graph.placeholder("w", .float32, shape: [3, 2])
  }

  /// h ← tanh(h + x·w), with h and its square as outputs.
  private func cell() throws -> Function {
    try graph.function(
      "cell",
      arguments: [
        Node.Output(.float32, [nil, 2]), Node.Output(.float32, [nil, 3]),
        Node.Output(.float32, [3, 2]),
      ]
    ) { graph, arguments in
      let product = try graph.matMul(arguments[1], arguments[2])
      let next = try graph.tanh(graph.add(arguments[0], product))
      return [next, next, try graph.sum(graph.square(next), axes: [0])]
    }
  }

  @Test("Final carries have the carry's shape, outputs are stacked over time")
  func shapes() throws {
    let body = try cell()
    let result = try graph.scan(
      body, carries: [state], sequences: [sequence], invariants: [weights])
    #expect(result.carries.map(\.shape) == [[nil, 2]])
    #expect(result.outputs.map(\.shape) == [[7, nil, 2], [7, 2]])
    let node = try #require(graph.nodes.last)
    #expect(node.int("num_invariants") == 1)
    #expect(node.bool("reverse") == false)
    #expect(node.attributes["output_types"]?.listValue?.count == 2)
  }

  @Test("A body built in place sees rows of the sequences, in a graph of its own")
  func inPlace() throws {
    let before = graph.nodes.count
    let result = try graph.scan(carries: [state], sequences: [sequence], invariants: [weights]) {
      graph, step in
      let next = try graph.add(step.carries[0], graph.matMul(step.elements[0], step.invariants[0]))
      return (carries: [next], outputs: [])
    }
    #expect(result.outputs.isEmpty)
    #expect(graph.nodes.count == before + 1)
    #expect(
      graph.functions["Scan/body"]?.arguments.map(\.shape) == [[nil, 2], [nil, 3], [3, 2]])
  }

  @Test("Inputs that the body does not take are refused")
  func misfits() throws {
    let body = try cell()
    let long = try graph.placeholder(nil, .float64, shape: [nil, 2])
    let wide = try graph.placeholder(nil, .float32, shape: [nil, 5])
    let scan = { (carry: SymbolicTensor, rows: [SymbolicTensor], fixed: SymbolicTensor) in
      kind { try graph.scan(body, carries: [carry], sequences: rows, invariants: [fixed]) }
    }
    #expect(scan(state, [sequence], weights) == nil)
    #expect(scan(long, [sequence], weights) == .type)
    #expect(scan(wide, [sequence], weights) == .shape)
    #expect(scan(state, [state], weights) == .shape)
    #expect(scan(state, [], weights) == .invalidArgument)
    #expect(scan(state, [sequence, sequence], weights) == .invalidArgument)
  }

  @Test("A carry keeps its type and shape")
  func carries() throws {
    let changes = try graph.function("changes", arguments: [Node.Output(.float32, [2])] + row) {
      graph, arguments in [try graph.expandDims(arguments[0], axis: 0)]
    }
    let casts = try graph.function("casts", arguments: [Node.Output(.float32, [2])] + row) {
      graph, arguments in [try graph.cast(arguments[0], to: .int32)]
    }
    let none = try graph.function("none", arguments: [Node.Output(.float32, [2])] + row) { _, _ in
      []
    }
    let start = try graph.placeholder(nil, .float32, shape: [2])
    let run = { (body: Function) in
      kind { try graph.scan(body, carries: [start], sequences: [sequence]) }
    }
    #expect(run(changes) == .shape)
    #expect(run(casts) == .type)
    #expect(run(none) == .invalidArgument)
  }

  private var row: [Node.Output] { [Node.Output(.float32, [nil, 3])] }

  @Test("All sequences have one length")
  func lengths() throws {
    let short = try graph.placeholder(nil, .float32, shape: [5, 3])
    #expect(
      kind {
        try graph.scan(carries: [], sequences: [sequence, short]) { _, _ in ([], []) }
      } == .shape)
  }

  @Test("A body has no state and no tensors from outside")
  func closed() throws {
    let variable = try graph.addVariable("v", initialValue: Tensor(Float(0)))
    let build = { (body: @escaping (Graph, [SymbolicTensor]) throws -> [SymbolicTensor]) in
      kind { try graph.function("f", arguments: [], body: body) }
    }
    #expect(build { inner, _ in [try inner.read(variable)] } == .invalidArgument)
    #expect(build { inner, _ in [try inner.negate(weights)] } == .invalidArgument)
    #expect(build { _, _ in [weights] } == .invalidArgument)
    #expect(
      build { inner, _ in [try inner.addVariable("u", initialValue: Tensor(Float(0))).handle] }
        == .invalidArgument)
  }

  @Test("A function that does not exist is refused, and names are made unique")
  func names() throws {
    #expect(
      kind {
        try graph.add(
          "Scan", inputs: [sequence],
          attributes: [
            "body": .function("nowhere"), "num_carries": .int(0), "num_sequences": .int(1),
          ])
      } == .invalidArgument)
    #expect(try cell().name == "cell")
    #expect(try cell().name == "cell_1")
  }

  @Test("A body may hold a scan, whose function the graph then has too")
  func nested() throws {
    let result = try graph.scan(carries: [], sequences: [sequence], name: "outer") { inner, step in
      let sums = try inner.scan(carries: [], sequences: step.elements, name: "inner") { _, step in
        ([], step.elements)
      }
      return ([], sums.outputs)
    }
    #expect(result.outputs.map(\.shape) == [[7, nil, 3]])
    #expect(graph.functions.keys.sorted() == ["inner", "outer"])
  }
}
