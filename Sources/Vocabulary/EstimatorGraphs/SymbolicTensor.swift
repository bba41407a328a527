/// One output of a node: a tensor that will exist when the graph runs.
///
/// A value of this type means something only in the graph that made it.
public struct SymbolicTensor: Sendable, Hashable {
  /// Position of the node in its graph.
  public let node: Int
  /// Which of the node's outputs.
  public let index: Int
  /// The node's name, with `:index` behind it.
  public let name: String
  public let dataType: DataType
  public let shape: PartialShape

  init(node: Int, index: Int, nodeName: String, dataType: DataType, shape: PartialShape) {
    self.node = node
    self.index = index
    self.name = "\(nodeName):\(index)"
    self.dataType = dataType
    self.shape = shape
  }

  /// The operation that makes this tensor.
  public var operation: Operation {
    Operation(node: node, name: String(name[..<(name.lastIndex(of: ":") ?? name.endIndex)]))
  }
}

/// A node as something to run or to wait for, whatever it puts out.
public struct Operation: Sendable, Hashable {
  /// Position of the node in its graph.
  public let node: Int
  public let name: String
}
