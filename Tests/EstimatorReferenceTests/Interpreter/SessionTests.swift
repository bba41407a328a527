import EstimatorReference
import Estimators
import Testing

@Suite("A session of the reference runtime")
struct SessionTests {
  @Test("runs what is needed and nothing else")
  func pruning() throws {
    let graph = Graph()
    let unfed = try graph.placeholder(.float32)
    _ = try graph.call("Neg", unfed)
    let negative = try graph.call("Neg", try graph.constant(Tensor(Float(1))))
    #expect(try graph.session().run(negative)[0].floats == [-1])
  }

  @Test("answers fetches in their order, also the same one twice")
  func order() throws {
    let graph = Graph()
    let a = try graph.constant(Tensor(Int32(1)))
    let b = try graph.constant(Tensor(Int32(2)))
    #expect(try graph.session().run(b, a, b).flatMap(\.int32s) == [2, 1, 2])
  }

  @Test("session.run.feed: a fed tensor is replaced, and what it came from does not run")
  func feed() throws {
    let graph = Graph()
    let unfed = try graph.placeholder(.float32)
    let middle = try graph.call("Neg", unfed)
    let result = try graph.call("Square", middle)
    let values = try graph.session().run(result, middle, feeds: [middle: Tensor(Float(3))])
    #expect(values.map(\.floats) == [[9], [3]])
  }

  @Test("a control input runs even if all tensors of its node are fed")
  func feedKeepsControl() throws {
    let graph = Graph()
    let count = try graph.addVariable("count", initialValue: Tensor(Int64(0)))
    let one = try graph.constant(Tensor(Int64(1)))
    let bump = try graph.add("AssignAddVariableOp", inputs: [count.handle, one]).operation
    let source = try graph.add("Identity", inputs: [one], control: [bump]).tensors[0]
    let after = try graph.add("Identity", inputs: [source], control: [source.operation]).tensors[0]
    let session = try graph.session()
    _ = try session.run(source, feeds: [source: Tensor(Int64(5))])
    #expect(session.value(of: count)?.int64s == [0])
    _ = try session.run(after, feeds: [source: Tensor(Int64(5))])
    #expect(session.value(of: count)?.int64s == [1])
  }

  @Test("a placeholder that is fed can also be waited for")
  func feedPlaceholder() throws {
    let graph = Graph()
    let x = try graph.placeholder(.float32)
    let one = try graph.constant(Tensor(Float(1)))
    let later = try graph.add("Identity", inputs: [one], control: [x.operation]).tensors[0]
    #expect(try graph.session().run(later, feeds: [x: Tensor(Float(2))])[0].floats == [1])
    #expect(try errorKind { _ = try graph.session().run(later) } == .invalidArgument)
  }

  @Test("a fed value must have the tensor's type and shape")
  func wrongFeed() throws {
    let graph = Graph()
    let x = try graph.add(
      "Placeholder", attributes: ["dtype": .type(.float32), "shape": .shape([nil, 2])]
    ).tensors[0]
    let session = try graph.session()
    let wrong = [Tensor(Float(1)), Tensor([Int32(1), 2], shape: [1, 2])]
    for value in wrong {
      #expect(try errorKind { _ = try session.run(x, feeds: [x: value]) } == .valueError)
    }
  }

  @Test("a placeholder that is needed must be fed")
  func unfed() throws {
    let graph = Graph()
    let x = try graph.placeholder(.float32, "x")
    let error = #expect(throws: EstimatorError.self) { _ = try graph.session().run(x) }
    #expect(error?.kind == .invalidArgument)
    #expect(error?.message.contains("'x'") == true)
  }

  @Test("a node added after the session was made, or of another graph, is refused")
  func foreign() throws {
    let graph = Graph()
    let session = try graph.session()
    let late = try graph.constant(Tensor(true))
    #expect(try errorKind { _ = try session.run(late) } == .valueError)
    #expect(try errorKind { _ = try session.run(targets: [late.operation]) } == .valueError)
    #expect(try errorKind { _ = try session.run(feeds: [late: Tensor(true)]) } == .valueError)
  }

  @Test("an error at run time names the node and its kind")
  func failingNode() throws {
    let graph = Graph()
    let zero = try graph.placeholder(.int32)
    let bad = try graph.add("FloorDiv", name: "part/ratio", inputs: [zero, zero]).tensors[0]
    let error = #expect(throws: EstimatorError.self) {
      _ = try graph.session().run(bad, feeds: [zero: Tensor(Int32(0))])
    }
    #expect(error?.kind == .invalidArgument)
    #expect(error?.message.contains("'part/ratio' (FloorDiv)") == true)
  }

  @Test("a kernel can be replaced without touching the others")
  func replacedKernel() throws {
    let graph = Graph()
    let x = try graph.constant(Tensor(Float(3)))
    let (square, negative) = (try graph.call("Square", x), try graph.call("Neg", x))
    let kernels = KernelTable.standard.replacing("Square") { _ in [.tensor(Tensor(Float(10)))] }
    #expect(
      try graph.session(kernels: kernels).run(square, negative).map(\.floats) == [[10], [-3]])
  }

  @Test("the same graph and input give the same bits in every session")
  func determinism() throws {
    func train() throws -> [[UInt8]?] {
      var samples = Samples(seed: 12)
      let graph = Graph()
      let w = try graph.addVariable("w", initialValue: samples.floats([5, 3]))
      let x = try graph.placeholder(.float32)
      let rate = try graph.constant(Tensor(Float(0.1)))
      let activity = try graph.call("Tanh", try graph.call("MatMul", x, try graph.read(w)))
      let gradient = try graph.add(
        "MatMul", inputs: [x, activity], attributes: ["transpose_a": .bool(true)]
      ).tensors[0]
      let step = try graph.add(
        "ResourceApplyGradientDescent", inputs: [w.handle, rate, gradient]
      ).operation
      let session = try graph.session()
      for _ in 0..<5 { _ = try session.run(targets: [step], feeds: [x: samples.floats([4, 5])]) }
      return [session.value(of: w)?.littleEndianBytes]
    }
    #expect(try train() == train())
  }
}
