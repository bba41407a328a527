import EstimatorGraphs
import Testing

@Suite("Attributes are completed and checked")
struct AttributeTests {
  @Test("A node has all attributes: given, inferred and defaulted")
  func completion() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float64, shape: [2, 3])
    let sum = try graph.add(
      "Sum", inputs: [x, graph.constant([Int64(1)])], attributes: ["keep_dims": .bool(true)])
    #expect(sum.bool("keep_dims"))
    #expect(sum.type("T") == .float64)
    #expect(sum.type("Tidx") == .int64)
    #expect(sum.attributes.count == 3)
    #expect(sum.outputs == [Node.Output(.float64, [2, 1])])
  }

  @Test("The length of a list is counted")
  func counting() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .string)
    #expect(try graph.add("StringJoin", inputs: [x, x, x]).int("N") == 3)
    #expect(
      try graph.add("ConcatV2", inputs: [x, x, graph.constant(Int32(0))]).int("N") == 2)
  }

  @Test("A given attribute that the inputs contradict is refused")
  func conflict() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32)
    #expect(kind { try graph.add("Neg", inputs: [x], attributes: ["T": .type(.float64)]) } == .type)
    #expect(
      kind { try graph.add("AddN", inputs: [x, x], attributes: ["N": .int(3)]) }
        == .invalidArgument)
    #expect(
      kind {
        try graph.add(
          "Const", attributes: ["value": .tensor(Tensor(Float(1))), "dtype": .type(.int32)])
      } == .type)
  }

  @Test("A missing attribute without default is refused, with its name")
  func missing() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32)
    let error = try #require(throws: GraphError.self) { try graph.add("Cast", inputs: [x]) }
    #expect(error.reason == "Cast needs attribute 'DstT'")
    #expect(kind { try graph.add("Placeholder") } == .invalidArgument)
    #expect(kind { try graph.add("Const") } == .invalidArgument)
    #expect(kind { try graph.add("Unpack", inputs: [x]) } == .invalidArgument)
    #expect(
      kind { try graph.add("VarHandleOp", attributes: ["dtype": .type(.int32)]) }
        == .invalidArgument)
    #expect(kind { try graph.add("IteratorV2") } == .invalidArgument)
  }

  @Test("Values outside the allowed ones are refused")
  func limits() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [2, 2])
    let b = try graph.placeholder("b", .float32, shape: [2])
    #expect(
      kind {
        try graph.add("BiasAdd", inputs: [x, b], attributes: ["data_format": .string("NHCW")])
      } == .invalidArgument)
    #expect(kind { try graph.add("Pack") } == .invalidArgument)
    #expect(
      kind {
        try graph.add(
          "ArgMax", inputs: [x, graph.constant(Int32(0))],
          attributes: ["output_type": .type(.float32)])
      } == .type)
  }

  @Test("Handles are not cast; of text only a run says that")
  func castOfStrings() throws {
    let graph = Graph()
    let text = try graph.placeholder("x", .string)
    let handle = try graph.addVariable("v", initialValue: Tensor(Float(1))).handle
    let cast = { try graph.add("Cast", inputs: [$0], attributes: ["DstT": .type(.float32)]) }
    #expect(kind { try cast(text) } == nil)
    #expect(kind { try cast(handle) } == .type)
  }

  @Test("An operation that does not exist is refused")
  func unknownOperation() {
    #expect(kind { try Graph().add("MatMull") } == .unknownOperation)
  }
}

/// The kind of the graph error that `body` throws.
func kind(_ body: () throws -> some Any) -> GraphError.Kind? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? GraphError)?.kind
  }
}
