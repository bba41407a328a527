import EstimatorReference
import Estimators
import Testing

@Suite("Scan")
struct ScanTests {
  /// Running sums: carry ← carry + element · factor; the output is the new carry.
  private func sums(
    _ graph: Graph, _ sequence: SymbolicTensor, factor: SymbolicTensor, reverse: Bool
  ) throws -> [SymbolicTensor] {
    let zero = try graph.constant(Tensor(Float(0)))
    let loop = try graph.scan(
      carries: [zero], sequences: [sequence], invariants: [factor], reverse: reverse
    ) { body, step in
      let product = try body.add("Mul", inputs: [step.elements[0], step.invariants[0]]).tensors[0]
      let sum = try body.add("AddV2", inputs: [step.carries[0], product]).tensors[0]
      return ([sum], [sum, step.elements[0]])
    }
    return loop.carries + loop.outputs
  }

  @Test(
    "hands carries from step to step and stacks outputs at their rows", arguments: [false, true])
  func running(reverse: Bool) throws {
    let graph = Graph()
    let sequence = try graph.constant(Tensor([Float(1), 2, 3, 4]))
    let factor = try graph.constant(Tensor(Float(10)))
    let results = try sums(graph, sequence, factor: factor, reverse: reverse)
    let values = try graph.session().run(fetches: results, targets: [], feeds: [:])
    #expect(values[0].floats == [100])
    #expect(values[1].floats == (reverse ? [100, 90, 70, 40] : [10, 30, 60, 100]))
    #expect(values[2].floats == [1, 2, 3, 4])
  }

  @Test("with no step, carries stay as they are and outputs have no row")
  func empty() throws {
    let graph = Graph()
    let sequence = try graph.add(
      "Placeholder", attributes: ["dtype": .type(.float32), "shape": .shape([nil])]
    ).tensors[0]
    let factor = try graph.constant(Tensor(Float(10)))
    let results = try sums(graph, sequence, factor: factor, reverse: false)
    let values = try graph.session().run(
      fetches: results, targets: [], feeds: [sequence: Tensor([Float]())])
    #expect(values.map(\.shape) == [.scalar, [0], [0]])
  }

  @Test("sequences of different lengths are refused")
  func lengths() throws {
    let graph = Graph()
    let (a, b) = (try graph.placeholder(.float32, "a"), try graph.placeholder(.float32, "b"))
    let loop = try graph.scan(carries: [], sequences: [a, b]) { body, step in
      ([], [try body.add("Mul", inputs: step.elements).tensors[0]])
    }
    let session = try graph.session()
    let feeds = [a: Tensor([Float(1), 2]), b: Tensor([Float(3)])]
    #expect(
      try errorKind { _ = try session.run(loop.outputs[0], feeds: feeds) } == .invalidArgument)
  }
}
