import EstimatorOptimized
import EstimatorReference
import Estimators
import Testing

/// The runtimes that must agree: the interpreter, and the engine with and without what makes it fast, on one
/// thread and on two.
enum BothBackends {
  private static let one = SystemEnvironment(threads: 1)

  private static let runtimes: [(String, any GraphRuntime, any Environment)] = [
    ("fast on one thread", OptimizedRuntime(), one),
    ("fast on two", OptimizedRuntime(), SystemEnvironment(threads: 2)),
    ("unfused", OptimizedRuntime(kernels: .standard, options: .none), one),
    ("plain", OptimizedRuntime(kernels: .plain, options: .none), one),
  ]

  /// Calls `body` with a session of every runtime, the reference first, and holds the answers of the others
  /// against the reference's.
  static func compare(
    _ graph: Graph, within tolerance: Tolerance = .singleStep, _ label: String = "",
    _ body: (any GraphSession) throws -> [Tensor]
  ) throws {
    let expected = outcome {
      try body(ReferenceRuntime().makeSession(for: graph.definition, in: one))
    }
    for (name, runtime, environment) in runtimes {
      let actual = outcome {
        try body(runtime.makeSession(for: graph.definition, in: environment))
      }
      expect(actual, meets: expected, within: tolerance, "\(label) \(name)")
    }
  }

  private static func outcome(_ body: () throws -> [Tensor]) -> Result<[Tensor], any Error> {
    Result { try body() }
  }

  private static func expect(
    _ actual: Result<[Tensor], any Error>, meets expected: Result<[Tensor], any Error>,
    within tolerance: Tolerance, _ label: String
  ) {
    switch (expected, actual) {
    case (.success(let expected), .success(let actual)):
      #expect(expected.count == actual.count, "\(label)")
      for (index, pair) in zip(expected, actual).enumerated() {
        let difference = pair.0.comparison(with: pair.1, within: tolerance).difference
        #expect(difference == nil, "\(label) value \(index)")
      }
    case (.failure(let expected), .failure(let actual)):
      #expect(
        (expected as? EstimatorError)?.kind == (actual as? EstimatorError)?.kind,
        "\(label): \(expected) against \(actual)")
    default: Issue.record("\(label): \(expected) against \(actual)")
    }
  }
}
