/// How calls are taken before a backend's life-cycle sees them: arguments, hooks, and what the model
/// function returns. What a backend forgets to check, or takes for something else, is changed here.
struct CallChange: Sendable {
  var config: @Sendable (RunConfig) throws -> RunConfig = { $0 }
  /// What the model function returned, in its graph.
  var spec: @Sendable (EstimatorSpec, Graph) throws -> EstimatorSpec = { spec, _ in spec }
  var train: @Sendable (inout TrainCall) throws -> Void = { _ in }
  var evaluate: @Sendable (inout EvaluateCall) throws -> Void = { _ in }
  var predict: @Sendable (inout PredictCall) -> Void = { _ in }
  var names: @Sendable (any Estimator) throws -> [String] = { try $0.getVariableNames() }
}

struct TrainCall {
  let estimator: any Estimator
  var hooks: [Hook]
  var steps: Int?
  var maxSteps: Int?
  var listeners: [any CheckpointSaverListener]
}

struct EvaluateCall {
  let estimator: any Estimator
  var steps: Int?
  let checkpointPath: String?
}

struct PredictCall {
  let estimator: any Estimator
  let files: any FileSystem
  var keys: [String]?
  var yieldsSingleExamples: Bool
}

/// A backend whose calls are changed.
struct ChangedBackend: EstimatorBackend {
  let base: any EstimatorBackend
  let change: CallChange

  var name: String { base.name }

  func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    let change = change
    let estimator = try base.makeEstimator(
      modelFn: { try change.spec(modelFn($0), $0.graph) }, modelDir: modelDir,
      config: change.config(config), environment: environment)
    return ChangedEstimator(estimator, change, environment)
  }
}

private final class ChangedEstimator: Estimator {
  private let base: any Estimator
  private let change: CallChange
  private let environment: any Environment

  init(_ base: any Estimator, _ change: CallChange, _ environment: any Environment) {
    self.base = base
    self.change = change
    self.environment = environment
  }

  var config: RunConfig { base.config }
  var modelDir: String { base.modelDir }

  func train(
    inputFn: InputFunction, hooks: [Hook], steps: Int?, maxSteps: Int?,
    savingListeners: [any CheckpointSaverListener]
  ) throws {
    var call = TrainCall(
      estimator: base, hooks: hooks, steps: steps, maxSteps: maxSteps, listeners: savingListeners)
    try change.train(&call)
    try base.train(
      inputFn: inputFn, hooks: call.hooks, steps: call.steps, maxSteps: call.maxSteps,
      savingListeners: call.listeners)
  }

  func evaluate(
    inputFn: InputFunction, steps: Int?, hooks: [Hook], checkpointPath: String?, name: String?
  ) throws -> OrderedDictionary<String, Tensor?> {
    var call = EvaluateCall(estimator: base, steps: steps, checkpointPath: checkpointPath)
    try change.evaluate(&call)
    return try base.evaluate(
      inputFn: inputFn, steps: call.steps, hooks: hooks, checkpointPath: checkpointPath, name: name)
  }

  func predict(
    inputFn: @escaping InputFunction, predictKeys: [String]?, hooks: [Hook],
    checkpointPath: String?, yieldSingleExamples: Bool
  ) -> any PredictionStream {
    var call = PredictCall(
      estimator: base, files: environment.files, keys: predictKeys,
      yieldsSingleExamples: yieldSingleExamples)
    change.predict(&call)
    return base.predict(
      inputFn: inputFn, predictKeys: call.keys, hooks: hooks, checkpointPath: checkpointPath,
      yieldSingleExamples: call.yieldsSingleExamples)
  }

  func latestCheckpoint() throws -> String? { try base.latestCheckpoint() }
  func getVariableNames() throws -> [String] { try change.names(base) }
  func getVariableValue(_ name: String) throws -> Tensor { try base.getVariableValue(name) }
  func evalDir(name: String?) -> String { base.evalDir(name: name) }
}

extension EstimatorSpec {
  /// The same spec with something in the place of what it may lack.
  func replacing(
    predictions: TensorGroup<SymbolicTensor>? = nil, loss: SymbolicTensor? = nil,
    trainOp: Operation? = nil, evalMetricOps: OrderedDictionary<String, EvalMetric>? = nil
  ) -> EstimatorSpec {
    EstimatorSpec(
      mode: mode, predictions: predictions ?? self.predictions, loss: loss ?? self.loss,
      trainOp: trainOp ?? self.trainOp, evalMetricOps: evalMetricOps ?? self.evalMetricOps,
      exportOutputs: exportOutputs, trainingChiefHooks: trainingChiefHooks,
      trainingHooks: trainingHooks, scaffold: scaffold, evaluationHooks: evaluationHooks,
      predictionHooks: predictionHooks)
  }
}
