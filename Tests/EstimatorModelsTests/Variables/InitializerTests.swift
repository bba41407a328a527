import EstimatorModels
import Testing

/// One line of what TensorFlow answered.
struct RecordedInitialValue: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let kind: Substring
  let seed: [Substring]
  let shape: Shape
  let elements: [Float]

  init(_ line: Substring) {
    let sides = line.split(separator: " -> ")
    let words = sides[0].split(separator: " ")
    testDescription = String(sides[0])
    kind = words[0]
    seed = words[1].split(separator: ",")
    shape = Shape(words[2].split(separator: "x").compactMap { Int($0) })
    elements = sides[1].split(separator: " ").compactMap { Float($0) }
  }

  static let all = recordedInitialValues.split(separator: "\n").map(RecordedInitialValue.init)

  /// What the initializer answers here.
  func found() throws -> [Float] {
    let numbers = seed.compactMap { Int64($0) }
    let value =
      switch kind {
      case "GlorotUniform": GlorotUniform().value(shape: shape, seed: .init(numbers[0], 0))
      case "Orthogonal": Orthogonal().value(shape: shape, seed: .init(numbers[0], 0))
      default:
        try TruncatedNormal(deviation: #require(Double(seed[2])))
          .value(shape: shape, seed: .init(numbers[0], numbers[1]))
      }
    return try #require(value.array(of: Float.self))
  }

  var allowance: Float {
    switch kind {
    case "GlorotUniform": 0
    case "Orthogonal": 7e-7
    default: 4e-7
    }
  }
}

struct InitializerTests {
  @Test("initial.streams: TensorFlow's own numbers", arguments: RecordedInitialValue.all)
  func recorded(value: RecordedInitialValue) throws {
    let found = try value.found()
    #expect(found.count == value.elements.count)
    for (found, wanted) in zip(found, value.elements) {
      #expect(abs(found - wanted) <= value.allowance, "\(found), not \(wanted)")
    }
  }

  @Test("initial.recurrent-kernel: a large one too, and it is orthogonal")
  func large() throws {
    let found = Orthogonal().value(shape: [32, 96], seed: .init(5, 0))
    let elements = try #require(found.array(of: Float.self))
    for first in 0..<32 {
      for second in 0...first {
        let product = (0..<96).map {
          Double(elements[96 * first + $0]) * Double(elements[96 * second + $0])
        }.reduce(0, +)
        #expect(abs(product - (first == second ? 1 : 0)) < 1e-6)
      }
    }
  }

  @Test(
    "initial.kernel.seed: Python's generator",
    arguments: [
      (0, [906_691_060, 413_654_000, 813_847_340, 955_892_129]),
      (1, [144_272_510, 611_178_003, 909_925_048, 861_425_549]),
      (42, [686_579_304, 119_540_832, 26_855_093, 796_233_791]),
      (1 << 40 + 5, [541_574_218, 555_040_208, 288_411_819, 712_747_969]),
    ] as [(Int, [Int64])])
  func kernelSeeds(seed: Int, numbers: [Int64]) {
    let kernels = KernelSeeds(seed: seed)
    // A second graph goes on where the first one stopped, whatever its configuration says.
    let graphs = [7, nil].map {
      InitializerSeeds(kernels: kernels, configured: $0, environment: SystemEnvironment())
    }
    let found = graphs.flatMap { [$0.draw(.kernel), $0.draw(.kernel)] }
    #expect(found == numbers.map { InitializerSeeds.Seed($0, 0) })
  }

  @Test("initial.embedding.seed: the configured seed, and the count of random operations")
  func operationSeeds() {
    let seeds = { (configured: Int?, before: Int) in
      InitializerSeeds(
        kernels: KernelSeeds(seed: 1), configured: configured, operationsBefore: before,
        environment: SystemEnvironment())
    }
    let (first, later) = (seeds(11, 0), seeds(11, 3))
    #expect(first.draw(.operation) == .init(11, 0))
    _ = first.draw(.kernel)
    #expect(first.draw(.operation) == .init(11, 1))
    #expect(later.draw(.operation) == .init(11, 3))
    #expect(seeds(0, 0).draw(.operation) == .init(0, 2_147_483_647))
    #expect(seeds(2_147_483_650, 0).draw(.operation) == .init(3, 0))
    #expect(seeds(nil, 0).draw(.operation) != seeds(nil, 0).draw(.operation))
  }

  @Test("initial.bias: ones in the forget block of an lstm cell")
  func forgetBias() throws {
    let bias = ForgetBias().value(shape: [12], seed: nil)
    #expect(bias.array(of: Float.self) == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  }

  @Test("initial.given: a value replaces the initializer's, whose seed is drawn all the same")
  func given() throws {
    let kernels = { (given: OrderedDictionary<String, Tensor>) in
      let graph = Graph()
      let variables = ModelVariables(in: graph, initialValues: given)
      let added = try ["a", "b"].map {
        try variables.add($0, shape: [2, 2], startingFrom: GlorotUniform())
      }
      return try added.map { try TestSession(graph).floats($0) }
    }
    let (drawn, mixed) = (
      try kernels([:]), try kernels(["a": Tensor(repeating: Float(7), shape: [2, 2])])
    )
    #expect(mixed[0] == [7, 7, 7, 7])
    #expect(mixed[1] == drawn[1] && drawn[0] != drawn[1])
    #expect(throws: GraphError.self) { try kernels(["a": Tensor([Float(1)])]) }
  }
}
