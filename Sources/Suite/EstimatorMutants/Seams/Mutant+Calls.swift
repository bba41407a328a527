import EstimatorOptimized
import EstimatorReference

// Mutants of either backend that take a call for another one.
extension Mutant {
  /// One of each backend, which share a bug in what stands before their life-cycles.
  static func both(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ change: @escaping @Sendable (inout CallChange) -> Void
  ) -> [Mutant] {
    [Origin.reference, .optimized].map { origin in
      Mutant(name, summary, breaking: rule, of: origin, seam: "EstimatorBackend") {
        var calls = CallChange()
        change(&calls)
        return ChangedBackend(base: origin.backend(named: name), change: calls)
      }
    }
  }
}

extension Mutant.Origin {
  fileprivate func backend(named name: String) -> any EstimatorBackend {
    switch self {
    case .reference: ReferenceBackend(name: "reference/\(name)")
    case .optimized, .models:
      OptimizedBackend(
        name: "optimized/\(name)", runtime: OptimizedRuntime(), policies: Policies())
    }
  }
}
