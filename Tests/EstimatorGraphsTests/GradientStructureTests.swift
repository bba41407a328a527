import EstimatorGraphs
import Testing

/// Which nodes backpropagation adds, and which it does not. What they compute is tested where graphs run.
struct GradientStructureTests {
  /// The nodes that asking for a gradient adds, by kind.
  private func added(_ graph: Graph, _ loss: SymbolicTensor, _ targets: SymbolicTensor...) throws
    -> [String]
  {
    let count = graph.nodes.count
    _ = try graph.gradients(of: loss, withRespectTo: targets)
    return graph.nodes[count...].map(\.kind)
  }

  @Test("gradient.backpropagation: a tensor that the loss does not use has no gradient")
  func noPath() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let unused = try graph.placeholder("unused", .float32, shape: [])
    let loss = try graph.square(x)
    let found = try graph.gradients(of: loss, withRespectTo: [unused, x])
    #expect(found[0] == nil)
    #expect(found[1]?.shape == [])
  }

  @Test("gradient.backpropagation: a result that moves in jumps has no gradient")
  func jumps() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let stopped = try graph.multiply(graph.floor(x), graph.stopGradient(x))
    #expect(try graph.gradients(of: stopped, withRespectTo: [x]) == [nil])
    let there = try graph.cast(graph.cast(x, to: .int32), to: .float32)
    #expect(try graph.gradients(of: there, withRespectTo: [x]) == [nil])
  }

  @Test("gradient.backpropagation: an operation without a rule on the way is named")
  func noRule() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let odd = try graph.add("TanhGrad", name: "odd", inputs: [x, x]).tensors[0]
    let error = #expect(throws: GraphError.self) {
      try graph.gradients(of: graph.square(odd), withRespectTo: [x])
    }
    #expect(error?.kind == .noGradient)
    #expect(error?.node == "odd")
  }

  @Test("gradient.backpropagation: an operation without a rule beside the way does not matter")
  func noRuleBeside() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let c = try graph.placeholder("c", .float32, shape: [])
    let odd = try graph.add("TanhGrad", inputs: [c, c]).tensors[0]
    #expect(try graph.gradients(of: graph.multiply(x, odd), withRespectTo: [x])[0] != nil)
  }

  @Test("gradient.backpropagation: whole numbers have no gradient to ask for")
  func integers() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .int32, shape: [])
    let error = #expect(throws: GraphError.self) {
      try graph.gradients(of: graph.square(x), withRespectTo: [x])
    }
    #expect(error?.kind == .type)
  }

  @Test("gradient.backpropagation: only wanted gradients are computed")
  func onlyWanted() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil, 3])
    let w = try graph.placeholder("w", .float32, shape: [3, 2])
    let loss = try graph.sum(graph.matMul(x, w))
    #expect(try added(graph, loss, w).filter { $0 == "MatMul" }.count == 1)
    #expect(try added(graph, loss, w, x).filter { $0 == "MatMul" }.count == 2)
  }

  @Test(
    "gradient.backpropagation: broadcasting is undone by what is known, else when the graph runs")
  func broadcasting() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil, 3])
    let other = try graph.placeholder("other", .float32, shape: [nil, 3])
    let row = try graph.placeholder("row", .float32, shape: [3])
    let byRow = try graph.sum(graph.multiply(x, row))
    #expect(try !added(graph, byRow, x).contains("Sum"))
    #expect(try added(graph, byRow, row).filter { $0 == "Sum" }.count == 1)
    #expect(try !added(graph, byRow, row).contains("BroadcastGradientArgs"))
    let open = try graph.sum(graph.multiply(x, other))
    #expect(try added(graph, open, x).contains("BroadcastGradientArgs"))
  }

  @Test("gradient.backpropagation: contributions are added in the order of their uses' visits")
  func order() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let (a, b) = (try graph.exp(x), try graph.square(x))
    let loss = try graph.addN([a, b, x])
    let gradient = try #require(try graph.gradients(of: loss, withRespectTo: [x])[0])
    let sum = graph.nodes[gradient.node]
    #expect(sum.kind == "AddN")
    // The loss comes first and gives to x itself; then its inputs, as they stand.
    let names = ["gradients/Const:0", "gradients/Exp_grad/Mul:0", "gradients/Square_grad/Mul_1:0"]
    #expect(sum.inputs.map(\.name) == names)
  }

  @Test(
    "gradient.backpropagation: many contributions come in the order that TensorFlow adds them in")
  func recordedOrder() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil])
    let y = try graph.placeholder("y", .float32, shape: [nil])
    let choose = { (condition: SymbolicTensor, a: SymbolicTensor, b: SymbolicTensor) in
      try graph.add("Select", inputs: [condition, a, b]).tensors[0]
    }
    let zeros = try graph.zerosLike(x)
    let isPositive = try graph.greaterEqual(x, zeros)
    let positive = try choose(isPositive, x, zeros)
    let negative = try choose(isPositive, graph.negate(x), x)
    let linear = try graph.subtract(positive, graph.multiply(x, y))
    let loss = try graph.add(linear, graph.log1p(graph.exp(negative)))
    let gradient = try #require(try graph.gradients(of: loss, withRespectTo: [x])[0])
    // As in the graph that TensorFlow builds for this expression.
    let order = [
      "Select_grad/Select", "Mul_grad/Reshape", "Select_1_grad/Select_1", "Neg_grad/Neg",
    ]
    #expect(
      graph.nodes[gradient.node].inputs.map(\.operation.name) == order.map { "gradients/\($0)" })
  }

  @Test("gradient.backpropagation: a graph's own rule is used, in bodies of loops too")
  func ownRule() throws {
    let graph = Graph()
    graph.gradientRules["Tanh"] = { context in [context.gradients[0]] }
    let x = try graph.placeholder("x", .float32, shape: [])
    let rows = try graph.placeholder("rows", .float32, shape: [3])
    let (ends, _) = try graph.scan(carries: [x], sequences: [rows]) { graph, step in
      ([try graph.tanh(graph.multiply(step.carries[0], step.elements[0]))], [])
    }
    _ = try graph.gradients(of: ends[0], withRespectTo: [x])
    let kinds = graph.functions.values.flatMap { $0.nodes.map(\.kind) }
    #expect(kinds.contains("Tanh"))
    #expect(!kinds.contains("TanhGrad"))
  }

  @Test("gradient.backpropagation: nodes are found under gradients/<operation>_grad")
  func names() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [])
    let loss = try graph.tanh(x, name: "bend")
    let gradient = try #require(try graph.gradients(of: loss, withRespectTo: [x])[0])
    #expect(gradient.operation.name == "gradients/bend_grad/TanhGrad")
  }

  @Test("gradient.backpropagation: a loop that puts out its incoming carry runs forward once")
  func savedCarries() throws {
    for emits in [true, false] {
      let graph = Graph()
      let start = try graph.placeholder("start", .float32, shape: [nil])
      let rows = try graph.placeholder("rows", .float32, shape: [nil, nil])
      let (ends, _) = try graph.scan(carries: [start], sequences: [rows]) { graph, step in
        let next = try graph.tanh(graph.add(step.carries[0], step.elements[0]))
        return ([next], emits ? [step.carries[0]] : [])
      }
      let scans = try added(graph, graph.sum(ends[0]), start, rows).filter { $0 == "Scan" }
      #expect(scans.count == (emits ? 1 : 2))
    }
  }
}
