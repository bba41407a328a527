import EstimatorOptimized

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
        name: "optimized/\(name)", runtime: OptimizedRuntime(), policies: policies)
    }
  }

  /// One in which an operation is carried out wrongly.
  ///
  /// - Parameter change: Makes the wrong kernel, given the right ones.
  static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule, kernel kind: String,
    _ change: @escaping @Sendable (KernelTable) -> Kernel
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .optimized, seam: "KernelTable: \(kind)") {
      let right = KernelTable.standard
      let runtime = OptimizedRuntime(kernels: right.replacing(kind) { _ in change(right) })
      return OptimizedBackend(name: "optimized/\(name)", runtime: runtime, policies: Policies())
    }
  }

  /// One whose fused loops and lookups go about their work otherwise.
  static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule,
    sequences change: @escaping @Sendable (inout SequenceChoices) -> Void
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .optimized, seam: "SequenceChoices") {
      var options = PlanOptions.all
      change(&options.sequences)
      return OptimizedBackend(
        name: "optimized/\(name)", runtime: OptimizedRuntime(kernels: .standard, options: options),
        policies: Policies())
    }
  }

  /// One whose sessions do not do what they are asked.
  static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule,
    session: @escaping SessionChange.Making
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .optimized, seam: "GraphRuntime") {
      OptimizedBackend(
        name: "optimized/\(name)", runtime: SessionChange(OptimizedRuntime(), session()),
        policies: Policies())
    }
  }
}
