/// One output of a node: a tensor that will exist when the graph runs.
///
/// A value of this type means something only in the graph that made it.
public struct SymbolicTensor: Sendable, Hashable {
  /// The operation that makes this tensor.
  public let operation: Operation
  /// Which of the operation's outputs.
  public let index: Int
  public let dataType: DataType
  public let shape: PartialShape

  /// Position of the node in its graph.
  @inlinable public var node: Int { operation.node }

  /// The node's name, with `:index` behind it.
  public var name: String { "\(operation.name):\(index)" }

  /// By the place alone: one graph has one tensor there.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(node)
    hasher.combine(index)
  }
}

/// A node as something to run or to wait for, whatever it puts out.
public struct Operation: Sendable, Hashable {
  /// Position of the node in its graph.
  public let node: Int
  public let name: String

  /// By the place alone: one graph has one node there.
  public func hash(into hasher: inout Hasher) { hasher.combine(node) }
}
