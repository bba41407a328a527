/// What a stored file is.
package enum ContainerKind: String, Sendable, Hashable, CaseIterable {
  /// The variables of a model at one step.
  case checkpoint
  /// A recorded trace.
  case golden
  /// Arrays that scenarios take their inputs from.
  case data
}
