/// A graph that cannot be: found while it is built, with the node and the reason.
public struct GraphError: Error, Sendable, Hashable {
  /// What is wrong, in words that do not change.
  public struct Kind: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// An operation of this kind is not known.
    public static let unknownOperation = Kind(rawValue: "unknownOperation")
    /// An input's or attribute's type does not fit.
    public static let type = Kind(rawValue: "type")
    /// Shapes contradict the operation or each other.
    public static let shape = Kind(rawValue: "shape")
    /// Too many or too few inputs, or a missing, unknown or wrong attribute.
    public static let invalidArgument = Kind(rawValue: "invalidArgument")
    /// A name is taken or not allowed.
    public static let name = Kind(rawValue: "name")
    /// The graph is finalised: nothing can be added.
    public static let finalized = Kind(rawValue: "finalized")
    /// No gradient is defined for an operation on the way.
    public static let noGradient = Kind(rawValue: "noGradient")
    /// Two writes to one variable with no order between them.
    public static let unorderedWrites = Kind(rawValue: "unorderedWrites")
  }

  public let kind: Kind
  /// The name of the node that is to blame.
  public let node: String
  public let reason: String

  public init(_ kind: Kind, node: String, _ reason: String) {
    self.kind = kind
    self.node = node
    self.reason = reason
  }
}

extension GraphError: CustomStringConvertible {
  public var description: String { "node '\(node)': \(reason)" }
}
