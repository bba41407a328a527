import EstimatorConformance
import EstimatorOptimized
import EstimatorReference
import Testing

/// A life-cycle under test, and the engine below it.
enum TestedBackend: String, CaseIterable, CustomTestStringConvertible {
  case reference
  /// The optimized life-cycle on the interpreter: what differs from the reference is the life-cycle's.
  case optimizedLifeCycle
  case optimized

  var testDescription: String { rawValue }

  var backend: any EstimatorBackend {
    switch self {
    case .reference: ReferenceBackend(runtime: ReferenceRuntime())
    case .optimizedLifeCycle:
      OptimizedBackend(name: rawValue, runtime: ReferenceRuntime(), policies: Policies())
    case .optimized:
      OptimizedBackend(name: rawValue, runtime: OptimizedRuntime(), policies: Policies())
    }
  }
}
