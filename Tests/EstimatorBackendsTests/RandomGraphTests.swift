import EstimatorOptimized
import Estimators
import Testing

/// A graph grown at random: what is fused, shared and reused in it, nobody chose.
private struct RandomGraph {
  let graph = Graph()
  private(set) var feeds: [SymbolicTensor: Tensor] = [:]
  private var tensors: [SymbolicTensor] = []
  private var generator: SampleGenerator

  init(seed: UInt64, size: Int) throws {
    generator = SampleGenerator(seed: seed)
    let rows = Int.random(in: 1...9, using: &generator)
    let columns = Int.random(in: 1...40, using: &generator)
    for shape in [[rows, columns], [rows, columns], [columns], [], [rows, 1]] {
      let tensor = generator.tensor(.float32, Shape(shape), in: -1...1)
      let placeholder = try graph.placeholder(nil, .float32, shape: PartialShape(tensor.shape))
      feeds[placeholder] = tensor
      tensors.append(placeholder)
    }
    for _ in 0..<size { try grow() }
  }

  /// Some of the tensors, in the order in which they were made.
  mutating func fetches() -> [SymbolicTensor] {
    tensors.dropFirst(5).filter { _ in Bool.random(using: &generator) } + tensors.suffix(1)
  }

  private mutating func any() -> SymbolicTensor {
    tensors[Int.random(in: 0..<tensors.count, using: &generator)]
  }

  private mutating func grow() throws {
    let (x, y) = (any(), any())
    let rank = x.shape.rank ?? 0
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: tensors.append(try graph.tanh(x))
    case 1: tensors.append(try graph.sigmoid(x))
    case 2: tensors.append(try graph.relu(x))
    case 3: tensors.append(try graph.negate(x))
    case 4: tensors.append(try graph.square(graph.tanh(x)))
    case 5 where rank > 0:
      tensors.append(
        try graph.mean(x, axes: [Int.random(in: 0..<rank, using: &generator)], keepDims: true))
    case 6 where rank == 2:
      tensors.append(
        try graph.transpose(graph.transpose(x, permutation: [1, 0]), permutation: [1, 0]))
    case 7 where rank == 2:
      tensors.append(try graph.matMul(x, graph.matMul(x, x, transposingA: true)))
    case 8 where rank > 0: tensors.append(try graph.softmax(x))
    case 9: tensors.append(try graph.select(graph.less(x, y), x, graph.scalar(0.5, .float32)))
    default: try combine(x, y)
    }
  }

  /// Pairs whose shapes do not go together are left out.
  private mutating func combine(_ x: SymbolicTensor, _ y: SymbolicTensor) throws {
    let kinds = ["AddV2", "Sub", "Mul", "Maximum", "Minimum", "SquaredDifference"]
    let kind = kinds[Int.random(in: 0..<kinds.count, using: &generator)]
    guard let sum = try? graph.add(kind, inputs: [x, y]).tensors[0] else { return }
    // Kept in bounds, so that long chains stay comparable.
    tensors.append(try graph.tanh(sum))
  }
}

@Suite struct RandomGraphTests {
  @Test(
    "model.operations: random graphs agree with the interpreter", arguments: 0..<40 as Range<UInt64>
  )
  func agreement(seed: UInt64) throws {
    var random = try RandomGraph(seed: seed, size: 30)
    let fetches = random.fetches()
    try BothBackends.compare(random.graph, "seed \(seed)") {
      let first = try $0.run(fetches: fetches, targets: [], feeds: random.feeds)
      let again = try $0.run(fetches: fetches, targets: [], feeds: random.feeds)
      #expect(zip(first, again).allSatisfy { $0.littleEndianBytes == $1.littleEndianBytes })
      return first
    }
  }
}
