import EstimatorReference

// Mutants of the reference backend, by seam.
extension Mutant {
  /// One in which a decision of the life-cycle falls differently.
  static func reference(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ change: @escaping @Sendable (inout Decisions) -> Void
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .reference, seam: "Decisions") {
      var decisions = Decisions()
      change(&decisions)
      return ReferenceBackend(
        name: "reference/\(name)", runtime: ReferenceRuntime(), decisions: decisions)
    }
  }

  /// One in which an operation means something else.
  static func reference(
    _ name: String, _ summary: String, breaking rule: Rule, kernel kind: String,
    _ kernel: @escaping Kernel
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .reference, seam: "KernelTable: \(kind)") {
      let runtime = ReferenceRuntime(kernels: .standard.replacing(kind, with: kernel))
      return ReferenceBackend(
        name: "reference/\(name)", runtime: runtime, decisions: Decisions())
    }
  }

  /// One whose sessions do not do what they are asked.
  static func reference(
    _ name: String, _ summary: String, breaking rule: Rule,
    session: @escaping SessionChange.Making
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .reference, seam: "GraphRuntime") {
      ReferenceBackend(
        name: "reference/\(name)", runtime: SessionChange(ReferenceRuntime(), session()),
        decisions: Decisions())
    }
  }
}
