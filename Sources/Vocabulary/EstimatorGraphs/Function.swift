/// The body of a structured loop: a graph with declared inputs and outputs and no captures.
public struct Function: Sendable {
  public let name: String
  /// The body's nodes; its arguments are `Placeholder` nodes, in order.
  public let nodes: [Node]
  public let arguments: [SymbolicTensor]
  public let results: [SymbolicTensor]

  public init(name: String, nodes: [Node], arguments: [SymbolicTensor], results: [SymbolicTensor]) {
    self.name = name
    self.nodes = nodes
    self.arguments = arguments
    self.results = results
  }
}
