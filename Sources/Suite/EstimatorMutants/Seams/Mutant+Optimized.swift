import EstimatorOptimized
import EstimatorReference

// Mutants of the optimized backend, by seam.
extension Mutant {
  /// One in which a choice of the life-cycle falls differently.
  static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ change: @escaping @Sendable (inout Policies) -> Void
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .optimized, seam: "Policies") {
      var policies = Policies()
      change(&policies)
      return OptimizedBackend(
        name: "optimized/\(name)", runtime: ReferenceRuntime(), policies: policies)
    }
  }

  /// One whose sessions do not do what they are asked.
  static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule,
    session: @escaping SessionChange.Making
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .optimized, seam: "GraphRuntime") {
      OptimizedBackend(
        name: "optimized/\(name)", runtime: SessionChange(ReferenceRuntime(), session()),
        policies: Policies())
    }
  }
}
