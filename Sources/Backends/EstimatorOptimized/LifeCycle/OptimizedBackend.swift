internal import CEstimatorKernels

/// The implementation of the contract that is written to be fast.
///
/// It works out ahead when something is next due (a save, a line of log, the end) and runs whole
/// stretches of steps between; it reads input ahead and writes checkpoints behind the training task.
public struct OptimizedBackend: EstimatorBackend {
  public let name: String
  let runtime: any GraphRuntime
  let policies: Policies

  public init() {
    self.init(name: "optimized", runtime: OptimizedRuntime(), policies: Policies())
  }

  package init(name: String, runtime: any GraphRuntime, policies: Policies) {
    self.name = name
    self.runtime = runtime
    self.policies = policies
  }

  /// The vector instructions in use: `avx512`, `avx2` or `generic`.
  package static var instructionSet: String { String(cString: ek_instruction_set()) }

  public func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    let directory = try Self.directory(modelDir, config.modelDir, environment)
    return OptimizedEstimator(
      modelFn: modelFn, modelDir: directory, config: config,
      engine: Engine(runtime: runtime, policies: policies, environment: environment))
  }

  /// - Rules: `config.model-dir.conflict`, `config.model-dir.temporary`
  private static func directory(
    _ given: String?, _ configured: String?, _ environment: any Environment
  ) throws -> String {
    switch (given, configured) {
    case (let given?, let configured?) where given != configured:
      // config.model-dir.conflict (CTOR-05)
      throw EstimatorError(
        .valueError, "modelDir '\(given)' contradicts the configuration's '\(configured)'",
        argument: "modelDir", rule: .configModelDirConflict, advice: "Give it in one place.")
    case (let directory?, _), (nil, let directory?): return directory
    // config.model-dir.temporary (CTOR-06)
    case (nil, nil): return try environment.files.makeTemporaryDirectory()
    }
  }
}

/// What every part of the life-cycle works with.
struct Engine {
  let runtime: any GraphRuntime
  let policies: Policies
  let environment: any Environment

  func log(
    _ level: LogEvent.Level, _ key: LogEvent.Key, step: Int? = nil, total: Int? = nil,
    values: OrderedDictionary<String, Tensor> = [:], _ text: String
  ) {
    environment.log.write(
      LogEvent(level, key, step: step, total: total, values: values, text))
  }
}
