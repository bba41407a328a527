/// The implementation of the contract that is written to be read.
///
/// It executes one step after the other on the given runtime, and writes everything at once. With
/// another runtime than its own interpreter it is the life-cycle that a backend author can inherit.
public struct ReferenceBackend: EstimatorBackend {
  public let name: String
  let runtime: any GraphRuntime
  let decisions: Decisions

  /// - Parameter runtime: What executes graphs; left out, the reference interpreter.
  public init(name: String = "reference", runtime: any GraphRuntime = ReferenceRuntime()) {
    self.init(name: name, runtime: runtime, decisions: Decisions())
  }

  package init(name: String, runtime: any GraphRuntime, decisions: Decisions) {
    self.name = name
    self.runtime = runtime
    self.decisions = decisions
  }

  public func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    try ReferenceEstimator(
      modelFn: modelFn, modelDir: modelDir, config: config, backend: self, environment: environment)
  }
}
