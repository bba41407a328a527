import EstimatorOptimized
import Estimators
import Synchronization
import Testing

/// Runs pieces from the last to the first, as no scheduler would.
private final class BackwardTasks: Tasks {
  /// How often work was spread over several pieces.
  let spread = Mutex(0)
  private let system = SystemEnvironment(threads: 1).tasks

  func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle {
    system.spawn(name, body)
  }
  func makeChannel<Element: Sendable>(of type: Element.Type, capacity: Int) -> any Channel<Element>
  {
    system.makeChannel(of: type, capacity: capacity)
  }
  func sleep(seconds: Double) {}
  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) {
    if count > 1 { spread.withLock { $0 += 1 } }
    for piece in (0..<count).reversed() { body(piece) }
  }
}

private struct BackwardEnvironment: Environment {
  private let system = SystemEnvironment(threads: 1)
  let backward = BackwardTasks()
  var tasks: any Tasks { backward }
  var clock: any Clock { system.clock }
  var files: any FileSystem { system.files }
  var log: any Log { system.log }
  var device: any Device { system.device }
  var processes: any Processes { system.processes }
  func variable(_ name: String) -> String? { nil }
  func randomBits() -> UInt64 { 0 }
}

@Suite struct DeterminismTests {
  /// A variable moved along a gradient, read when it was.
  private static func updated(
    _ kind: String, slots: Int, _ scalars: [Float], _ graph: Graph
  ) throws -> [SymbolicTensor] {
    // Slots hold squares.
    let variables = try (0...slots).map { number in
      let values = sample([300, 500], seed: number + 1).array(of: Float.self) ?? []
      return try graph.addVariable(
        "w\(number)", initialValue: Tensor(values.map { $0 * $0 }, shape: [300, 500]))
    }
    let gradient = try graph.constantFed(sample([300, 500], seed: 9))
    let numbers = try scalars.map { try graph.constant($0) }
    let update = try graph.add(
      kind, inputs: variables.map(\.handle) + numbers + [gradient]
    ).operation
    return try variables.map { try graph.read($0, after: [update]) }
  }

  /// Shapes large enough to be cut into pieces, one for every place that cuts, and shapes that are not.
  private static let builders:
    [(name: String, build: @Sendable (Graph) throws -> [SymbolicTensor])] = [
      (
        "lanes",
        { g in
          let x = try g.constantFed(sample([300, 700]))
          return [try g.tanh(g.add(x, g.sigmoid(x)))]
        }
      ),
      ("rows", { g in [try g.softmax(g.constantFed(sample([400, 300])))] }),
      ("row sums", { g in [try g.sum(g.constantFed(sample([900, 400])), axes: [1])] }),
      ("column sums", { g in [try g.sum(g.constantFed(sample([3000, 70])), axes: [0])] }),
      ("middle sums", { g in [try g.mean(g.constantFed(sample([3, 600, 70])), axes: [1])] }),
      ("all sums", { g in [try g.sum(g.constantFed(sample([200_001])))] }),
      (
        "small product",
        { g in
          [try g.matMul(g.constantFed(sample([7, 19])), g.constantFed(sample([19, 33], seed: 2)))]
        }
      ),
      (
        "large product",
        { g in
          [
            try g.matMul(
              g.constantFed(sample([310, 290])), g.constantFed(sample([290, 410], seed: 2)))
          ]
        }
      ),
      (
        "tall product",
        { g in
          [
            try g.matMul(
              g.constantFed(sample([2000, 64])), g.constantFed(sample([64, 50], seed: 2)))
          ]
        }
      ),
      ("one lane", { g in [try g.exp(g.constantFed(sample([300, 700])))] }),
      (
        "descent",
        { g in try updated("ResourceApplyGradientDescent", slots: 0, [0.1], g) }
      ),
      ("Adagrad", { g in try updated("ResourceApplyAdagradV2", slots: 1, [0.1, 1e-7], g) }),
      (
        "Adam",
        { g in
          try updated("ResourceApplyAdam", slots: 2, [0.9, 0.999, 0.01, 0.9, 0.999, 1e-7], g)
        }
      ),
    ]

  /// What is not cut: too small, or one fold.
  private static let whole: Set<String> = ["small product", "all sums"]

  @Test(
    "model.determinism: one thread, two, and pieces in reverse give the same bits",
    arguments: 0..<13, [PlanOptions.all, PlanOptions.none])
  func pieces(index: Int, options: PlanOptions) throws {
    let (name, build) = Self.builders[index]
    let graph = Graph()
    let fetches = try build(graph)
    let reversed = BackwardEnvironment()
    let environments: [any Environment] = [
      SystemEnvironment(threads: 1), SystemEnvironment(threads: 2), reversed,
      SystemEnvironment(threads: 1),
    ]
    let results = try environments.map { environment in
      let session = try OptimizedRuntime(kernels: .standard, options: options).makeSession(
        for: graph.definition, in: environment)
      _ = try session.run(
        fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
      return try (0..<3).map { _ in
        try session.run(fetches: fetches, targets: [], feeds: [:]).map(\.littleEndianBytes)
      }
    }
    for result in results { #expect(result == results[0], "\(name)") }
    #expect((reversed.backward.spread.withLock { $0 } > 0) != Self.whole.contains(name), "\(name)")
  }
}

extension Graph {
  /// A value that the compiler does not know: a variable's.
  func constantFed(_ value: Tensor) throws -> SymbolicTensor {
    try read(addVariable("v\(variables.count)", initialValue: value))
  }
}
