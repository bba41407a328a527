/// State that outlives a run: a named tensor of fixed type and shape inside a session.
public struct Variable: Sendable, Hashable {
  /// Named groups of variables that the contract gives a meaning.
  public enum Collection: String, Sendable, Hashable, CaseIterable {
    /// Saved in checkpoints and restored from them.
    case global
    /// Optimised by `minimize`.
    case trainable
    /// Made anew by every session and never saved.
    case local
    /// The state of evaluation metrics; local too.
    case metric
  }

  public let name: String
  public let dataType: DataType
  public let shape: Shape
  /// The `VarHandleOp` output that operations on the variable take.
  public let handle: SymbolicTensor
  /// The value the variable has before anything is restored or trained.
  public let initialValue: SymbolicTensor
  /// Assigns the initial value.
  public let initializer: Operation
  public let collections: Set<Collection>

  public var isTrainable: Bool { collections.contains(.trainable) }
}
