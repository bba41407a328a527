import EstimatorOptimized
import Estimators
import Testing

/// Runs pieces from the last to the first, as no scheduler would.
private struct BackwardTasks: Tasks {
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
    for piece in (0..<count).reversed() { body(piece) }
  }
}

private struct BackwardEnvironment: Environment {
  private let system = SystemEnvironment(threads: 1)
  let tasks: any Tasks = BackwardTasks()
  var clock: any Clock { system.clock }
  var files: any FileSystem { system.files }
  var log: any Log { system.log }
  var device: any Device { system.device }
  var processes: any Processes { system.processes }
  func variable(_ name: String) -> String? { nil }
  func randomBits() -> UInt64 { 0 }
}

@Suite struct DeterminismTests {
  /// Shapes large enough to be cut into pieces, and shapes that are not.
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
    ]

  @Test(
    "model.determinism: one thread, two, and pieces in reverse give the same bits", arguments: 0..<9
  )
  func pieces(index: Int) throws {
    let (name, build) = Self.builders[index]
    let graph = Graph()
    let fetches = try build(graph)
    let environments: [any Environment] = [
      SystemEnvironment(threads: 1), SystemEnvironment(threads: 2), BackwardEnvironment(),
    ]
    let results = try environments.map { environment in
      let session = try OptimizedRuntime().makeSession(for: graph.definition, in: environment)
      _ = try session.run(
        fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
      return try (0..<3).map { _ in
        try session.run(fetches: fetches, targets: [], feeds: [:]).map(\.littleEndianBytes)
      }
    }
    for result in results.joined() { #expect(result == results[0][0], "\(name)") }
  }
}

extension Graph {
  /// A value that the compiler does not know: a variable's.
  func constantFed(_ value: Tensor) throws -> SymbolicTensor {
    try read(addVariable("v\(variables.count)", initialValue: value))
  }
}
