/// An estimator of the reference backend. Its methods are in files of their own.
final class ReferenceEstimator: Estimator {
  let config: RunConfig
  let modelDir: String
  let modelFn: ModelFunction
  let runtime: any GraphRuntime
  let decisions: Decisions
  let environment: any Environment

  init(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    backend: ReferenceBackend, environment: any Environment
  ) throws {
    // config.model-dir.conflict (CTOR-05)
    if let modelDir, let other = config.modelDir, modelDir != other {
      throw EstimatorError(
        .valueError, "modelDir is '\(modelDir)', but that of the configuration is '\(other)'",
        argument: "modelDir", rule: .configModelDirConflict, advice: "Give it once.")
    }
    self.config = config
    // config.model-dir.temporary (CTOR-06)
    self.modelDir =
      try modelDir ?? config.modelDir ?? environment.files.makeTemporaryDirectory()
    self.modelFn = modelFn
    self.runtime = backend.runtime
    self.decisions = backend.decisions
    self.environment = environment
  }

  var checkpoints: CheckpointDirectory {
    CheckpointDirectory(
      path: modelDir, environment: environment, decisions: decisions.reading)
  }

  /// evaluate.directory (EVAL-40)
  func evalDir(name: String?) -> String {
    modelDir.appending(path: decisions.reading.directory(name))
  }
}
