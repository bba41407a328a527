import EstimatorGraphs
import Testing

@Suite("Graph")
struct GraphTests {
  @Test("A linear model has the types and shapes that its inputs imply")
  func linear() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil, 3])
    let w = try graph.addVariable(
      "w", initialValue: Tensor(repeating: Float(0), shape: [3, 2]), in: [.global, .trainable])
    let product = try graph.matMul(x, graph.read(w))
    let loss = try graph.mean(graph.square(product))
    #expect(product.shape == [nil, 2])
    #expect(loss.shape == .scalar)
    #expect(graph.variables(in: .trainable) == [w])
    #expect(graph.definition.nodes.count == graph.nodes.count)
  }

  @Test("Names are made unique ignoring case")
  func uniqueNames() throws {
    let graph = Graph()
    #expect(try graph.add("NoOp", name: "loss").name == "loss")
    #expect(try graph.add("NoOp", name: "LOSS").name == "LOSS_1")
    #expect(try graph.add("NoOp", name: "loss").name == "loss_2")
    #expect(try graph.add("NoOp").name == "NoOp")
    #expect(try graph.add("NoOp").name == "NoOp_1")
    let names = ["x", "x", "X_3", "x", "x", "X", "x_1"]
    #expect(
      try names.map { try graph.add("NoOp", name: $0).name }
        == ["x", "x_1", "X_3", "x_2", "x_4", "X_5", "x_1_1"])
  }

  @Test("Scopes go in front of names, but not of variables")
  func scopes() throws {
    let graph = Graph()
    let names = try graph.inScope("model") {
      let inner = try graph.inScope("layer") {
        let node = try graph.add("NoOp", name: "a")
        let variable = try graph.addVariable("w", initialValue: Tensor(Float(0)))
        return [node.name, variable.handle.name]
      }
      let outer = try graph.add("NoOp", name: "a")
      return inner + [outer.name]
    }
    #expect(names == ["model/layer/a", "w:0", "model/a"])
  }

  @Test(
    "A name of other characters is refused", arguments: ["", "_a", "a b", "ä", "a:0", "-", "a$"])
  func wrongNames(name: String) {
    #expect(kind { try Graph().add("NoOp", name: name) } == .name)
  }

  @Test("A name may hold what TensorFlow allows", arguments: ["a", "0", ".a", #"A/b_c\d>e-f.9"#])
  func rightNames(name: String) throws {
    #expect(try Graph().add("NoOp", name: name).name == name)
  }

  @Test("session.graph.finalized: nothing can be added to a finalised graph")
  func finalized() throws {
    let graph = Graph()
    try graph.add("NoOp")
    graph.finalize()
    #expect(kind { try graph.add("NoOp") } == .finalized)
    #expect(kind { try graph.addVariable("w", initialValue: Tensor(Float(0))) } == .finalized)
    #expect(kind { try graph.function("f", arguments: []) { _, _ in [] } } == .finalized)
    #expect(graph.nodes.count == 1)
  }

  @Test("A refused node leaves the graph as it was")
  func refused() throws {
    let graph = Graph()
    _ = kind { try graph.add("MatMul", name: "m") }
    #expect(graph.nodes.isEmpty)
    #expect(try graph.add("NoOp", name: "m").name == "m")
  }

  @Test("Tensors and operations of another graph are refused")
  func otherGraph() throws {
    let (graph, other) = (Graph(), Graph())
    let x = try other.placeholder("x", .float32)
    #expect(kind { try graph.add("Neg", inputs: [x]) } == .invalidArgument)
    #expect(kind { try graph.add("NoOp", control: [x.operation]) } == .invalidArgument)
    try graph.add("NoOp", name: "y")
    #expect(kind { try graph.add("Neg", inputs: [x]) } == .invalidArgument)
  }

  @Test("Two variables do not share a name")
  func variableNames() throws {
    let graph = Graph()
    try graph.addVariable("w", initialValue: Tensor(Float(0)))
    #expect(kind { try graph.addVariable("w", initialValue: Tensor(Float(0))) } == .name)
  }

  @Test("A shape that is computed from known shapes is known")
  func computedShapes() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil, 3])
    let y = try graph.placeholder("y", .float32, shape: [6, nil])
    let shape = try graph.shape(x)
    #expect(try graph.reshape(y, to: shape).shape == [nil, 3])
    let columns = try graph.add(
      "StridedSlice",
      inputs: [shape, graph.indices([1]), graph.indices([2]), graph.indices([1])],
      attributes: ["shrink_axis_mask": .int(1)]
    ).tensors[0]
    let rows = try graph.constant(Int32(4))
    #expect(try graph.fill(graph.pack([rows, columns]), graph.scalar(0, .int64)).shape == [4, 3])
    let joined = try graph.concat([shape, graph.indices([5])], axis: 0)
    #expect(try graph.fill(joined, graph.scalar(0, .float32)).shape == [nil, 3, 5])
  }

  @Test("A reduction over all axes works for any rank")
  func fullReduction() throws {
    let graph = Graph()
    let known = try graph.placeholder("known", .float32, shape: [nil, 3, 2])
    let unknown = try graph.placeholder("unknown", .float32)
    #expect(try graph.sum(known).shape == .scalar)
    #expect(try graph.sum(known, keepDims: true).shape == [1, 1, 1])
    #expect(try graph.sum(unknown).dataType == .float32)
  }
}
