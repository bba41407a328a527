/// A table that never changes: values looked up by key.
///
/// A session builds it when it is made.
public struct Table: Sendable {
  public let name: String
  /// `[n]`; string or int64. A key that comes twice must have the same value both times.
  public let keys: Tensor
  /// `[n]`; int64 or string.
  public let values: Tensor
  /// The `HashTableV2` output that look-ups take.
  public let handle: SymbolicTensor
  /// Why the table cannot be built, if that is known already; whoever builds it throws this.
  public let initializationError: (any Error)?
}
