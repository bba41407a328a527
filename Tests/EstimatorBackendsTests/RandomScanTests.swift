import EstimatorOptimized
import Estimators
import Testing

@Suite struct RandomScanTests {
  /// A loop over vectors whose body is grown at random; any tensor of it may become a carry or an output.
  private static func loop(seed: UInt64) throws -> (
    graph: Graph, fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]
  ) {
    var generator = SampleGenerator(seed: seed)
    let graph = Graph()
    let size = Int.random(in: 2...20, using: &generator)
    let sequence = generator.tensor(.float32, [4, size], in: -1...1)
    let x = try graph.placeholder("x", .float32, shape: PartialShape(sequence.shape))
    let starts = try (0..<3).map { _ in
      try graph.constant(generator.tensor(.float32, [size], in: -1...1))
    }
    let fixed = try graph.placeholder("fixed", .float32, shape: [size])
    let (carries, outputs) = try graph.scan(
      carries: starts, sequences: [x], invariants: [fixed],
      reverse: Bool.random(using: &generator)
    ) { graph, step in
      var tensors = step.carries + step.elements + step.invariants
      for _ in 0..<12 {
        let pair = (0..<2).map { _ in tensors[Int.random(in: 0..<tensors.count, using: &generator)]
        }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: tensors.append(try graph.tanh(pair[0]))
        case 1: tensors.append(try graph.multiply(pair[0], graph.mean(pair[1])))
        case 2: tensors.append(try graph.multiply(pair[0], pair[1]))
        case 3: tensors.append(try graph.softmax(pair[0]))
        default: tensors.append(try graph.tanh(graph.add(pair[0], pair[1])))
        }
      }
      let results = (0..<3).map { _ in tensors[Int.random(in: 0..<tensors.count, using: &generator)]
      }
      return (results, Array(tensors.suffix(6)) + step.carries.prefix(1))
    }
    return (
      graph, carries + outputs,
      [x: sequence, fixed: generator.tensor(.float32, [size], in: -1...1)]
    )
  }

  @Test(
    "model.scan: loops with random bodies agree with the interpreter",
    arguments: 0..<60 as Range<UInt64>)
  func agreement(seed: UInt64) throws {
    let (graph, fetches, feeds) = try Self.loop(seed: seed)
    // Without the stacked outputs fewer values stay alive, and more memory is shared.
    for count in [fetches.count, 3] {
      try BothBackends.compare(graph, "seed \(seed)") {
        try $0.run(fetches: Array(fetches.prefix(count)), targets: [], feeds: feeds)
      }
    }
  }

  @Test("model.scan: a carry's argument that is read after its result is written keeps its value")
  func readAfterwards() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [3, 8])
    let start = try graph.constant(Tensor((0..<8).map { Float($0) / 8 }))
    let (carries, outputs) = try graph.scan(carries: [start, start], sequences: [x]) {
      graph, step in
      let first = try graph.add(step.carries[0], step.elements[0])
      let product = try graph.multiply(step.carries[0], first)
      let second = try graph.add(step.carries[1], step.elements[0])
      let total = try graph.sum(second)
      let scaled = try graph.multiply(step.carries[1], total)
      return ([first, second], [product, scaled])
    }
    let values = Tensor((0..<24).map { Float($0) / 24 }, shape: [3, 8])
    try BothBackends.compare(graph) {
      try $0.run(fetches: carries + outputs, targets: [], feeds: [x: values])
    }
  }
}
