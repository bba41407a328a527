/// An implementation of the contract, as something that makes estimators.
public protocol EstimatorBackend: Sendable {
  /// A short name for reports, such as `reference`.
  var name: String { get }

  /// Makes an estimator whose files, clock and tasks are those of `environment`.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when the configuration cannot be.
  func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator
}
