import EstimatorReference

/// The reference life-cycle over a runtime of your own, for backends that only execute graphs.
///
/// ```swift
/// let backend = ReferenceLifeCycle(over: MyRuntime(), named: "mine")
/// ```
public struct ReferenceLifeCycle: EstimatorBackend {
  private let backend: ReferenceBackend

  /// - Parameter name: For reports.
  public init(over runtime: any GraphRuntime, named name: String) {
    backend = ReferenceBackend(name: name, runtime: runtime)
  }

  public var name: String { backend.name }

  public func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    try backend.makeEstimator(
      modelFn: modelFn, modelDir: modelDir, config: config, environment: environment)
  }
}
