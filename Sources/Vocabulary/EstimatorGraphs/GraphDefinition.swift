/// A graph as a value: what a runtime executes.
public struct GraphDefinition: Sendable {
  /// In an order in which every input comes before its use.
  public let nodes: [Node]
  public let variables: [Variable]
  public let functions: [String: Function]
  public let globalStep: Variable?

  public init(
    nodes: [Node], variables: [Variable], functions: [String: Function], globalStep: Variable?
  ) {
    self.nodes = nodes
    self.variables = variables
    self.functions = functions
    self.globalStep = globalStep
  }
}
