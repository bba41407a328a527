/// What a compiler may do to make a plan fast. None of it changes a bit of any result.
package struct PlanOptions: Sendable {
  /// Computes what several nodes compute alike once.
  package var sharesSubexpressions: Bool
  /// Makes one pass of neighbouring elementwise operations.
  package var fuses: Bool
  /// Gives the memory of values that are no longer needed to others.
  package var reusesMemory: Bool

  package static let all = PlanOptions()
  package static let none = PlanOptions(
    sharesSubexpressions: false, fuses: false, reusesMemory: false)

  package init(
    sharesSubexpressions: Bool = true, fuses: Bool = true, reusesMemory: Bool = true
  ) {
    self.sharesSubexpressions = sharesSubexpressions
    self.fuses = fuses
    self.reusesMemory = reusesMemory
  }
}
