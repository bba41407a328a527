/// A graph as a value: what a runtime executes.
public struct GraphDefinition: Sendable {
  /// In an order in which every input comes before its use.
  public let nodes: [Node]
  public let variables: [Variable]
  public let functions: [String: Function]
  /// Tables that are built before anything runs.
  public let tables: [Table]
  public let globalStep: Variable?

  public init(
    nodes: [Node], variables: [Variable], functions: [String: Function], tables: [Table] = [],
    globalStep: Variable?
  ) {
    self.nodes = nodes
    self.variables = variables
    self.functions = functions
    self.tables = tables
    self.globalStep = globalStep
  }
}
