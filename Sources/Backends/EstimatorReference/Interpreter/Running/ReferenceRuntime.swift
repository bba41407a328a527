/// Executes graphs by interpreting them, one node after another.
///
/// It is written to be read: every operation is one short function, and nothing is fused, cached or
/// run at the same time. The same graph, state and input give the same bits every time.
public struct ReferenceRuntime: GraphRuntime {
  let kernels: KernelTable

  public init() { self.init(kernels: .standard) }

  /// A runtime in which operations mean what `kernels` says.
  package init(kernels: KernelTable) { self.kernels = kernels }

  public func makeSession(for graph: GraphDefinition, in environment: any Environment) throws
    -> any GraphSession
  {
    try ReferenceSession(graph, kernels: kernels)
  }
}
