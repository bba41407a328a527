/// What a compiler may do to make a plan fast. Only what says so changes a bit of any result.
package struct PlanOptions: Sendable {
  /// Computes what several nodes compute alike once.
  package var sharesSubexpressions: Bool
  /// Makes one pass of neighbouring elementwise operations.
  package var fuses: Bool
  /// Gives the memory of values that are no longer needed to others.
  package var reusesMemory: Bool
  /// Runs loops over recurrent layers as whole sequences. Results differ in their last digits.
  package var fusesRecurrence: Bool
  /// Looks ids over time up, and trains their table, in one go. Results differ in their last digits.
  package var fusesLookups: Bool
  /// How these two go about their work.
  package var sequences = SequenceChoices()
  /// Cuts a run whose shapes depend on what it computes into parts, most of which have plans.
  package var cutsRuns: Bool

  package static let all = PlanOptions()
  package static let none = PlanOptions(
    sharesSubexpressions: false, fuses: false, reusesMemory: false, fusesRecurrence: false,
    fusesLookups: false, cutsRuns: false)

  package init(
    sharesSubexpressions: Bool = true, fuses: Bool = true, reusesMemory: Bool = true,
    fusesRecurrence: Bool = true, fusesLookups: Bool = true, cutsRuns: Bool = true
  ) {
    self.sharesSubexpressions = sharesSubexpressions
    self.fuses = fuses
    self.reusesMemory = reusesMemory
    self.fusesRecurrence = fusesRecurrence
    self.fusesLookups = fusesLookups
    self.cutsRuns = cutsRuns
  }
}
