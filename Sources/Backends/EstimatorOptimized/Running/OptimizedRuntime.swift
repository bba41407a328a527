public import Estimators

/// The optimized backend's engine: graphs become plans, shape by shape.
///
/// Results are the same bits in every run, and for any number of threads.
public struct OptimizedRuntime: GraphRuntime {
  private let kernels: KernelTable
  private let options: PlanOptions

  public init() { self.init(kernels: .standard) }

  /// - Parameters:
  ///   - kernels: What carries out each kind of operation.
  ///   - options: What plans may do to be fast.
  package init(kernels: KernelTable, options: PlanOptions = .all) {
    self.kernels = kernels
    self.options = options
  }

  public func makeSession(
    for graph: GraphDefinition, in environment: any Environment
  ) throws -> any GraphSession {
    try OptimizedSession(for: graph, kernels: kernels, options: options, in: environment)
  }
}
