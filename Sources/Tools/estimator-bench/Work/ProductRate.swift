import EstimatorOptimized
import Estimators

/// How fast single-precision matrix products are on this machine right now, by our own kernels.
final class ProductRate {
  private static let size = 768
  private let session: any GraphSession
  private let probe: SymbolicTensor
  private let clock: any Clock

  init(in environment: any Environment) throws {
    let graph = Graph()
    let value = Tensor(
      (0..<Self.size * Self.size).map { Float($0 % 7) / 7 }, shape: Shape([Self.size, Self.size]))
    // A variable, because a product of constants is computed only once.
    let matrix = try graph.addVariable("matrix", initialValue: value)
    let read = try graph.read(matrix)
    probe = try graph.max(graph.matMul(read, read))
    session = try OptimizedRuntime().makeSession(for: graph.definition, in: environment)
    _ = try session.run(fetches: [], targets: [matrix.initializer], feeds: [:])
    clock = environment.clock
  }

  /// Floating-point operations per second: the best of some products, in about a tenth of a second.
  func measure() throws -> Double {
    let operations = 2 * Double(Self.size) * Double(Self.size) * Double(Self.size)
    var best = 0.0
    let end = clock.now() + 0.1
    while clock.now() < end {
      let start = clock.now()
      _ = try session.run(fetches: [probe], targets: [], feeds: [:])
      best = max(best, operations / max(clock.now() - start, 1e-9))
    }
    return best
  }
}
