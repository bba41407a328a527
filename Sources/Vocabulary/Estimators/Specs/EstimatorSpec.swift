/// What a model function returns: the operations that a mode needs.
///
/// The order of the fields is that of the documentation. Validation is `validated(in:)`.
public struct EstimatorSpec {
  public let mode: ModeKeys
  public let predictions: TensorGroup<SymbolicTensor>?
  /// A scalar.
  public let loss: SymbolicTensor?
  public let trainOp: Operation?
  public let evalMetricOps: OrderedDictionary<String, EvalMetric>
  public let exportOutputs: OrderedDictionary<String, ExportOutput>?
  public let trainingChiefHooks: [Hook]
  public let trainingHooks: [Hook]
  public let scaffold: Scaffold
  public let evaluationHooks: [Hook]
  public let predictionHooks: [Hook]

  public init(
    mode: ModeKeys, predictions: TensorGroup<SymbolicTensor>? = nil, loss: SymbolicTensor? = nil,
    trainOp: Operation? = nil, evalMetricOps: OrderedDictionary<String, EvalMetric> = [:],
    exportOutputs: OrderedDictionary<String, ExportOutput>? = nil, trainingChiefHooks: [Hook] = [],
    trainingHooks: [Hook] = [], scaffold: Scaffold = Scaffold(), evaluationHooks: [Hook] = [],
    predictionHooks: [Hook] = []
  ) {
    self.mode = mode
    self.predictions = predictions
    self.loss = loss
    self.trainOp = trainOp
    self.evalMetricOps = evalMetricOps
    self.exportOutputs = exportOutputs
    self.trainingChiefHooks = trainingChiefHooks
    self.trainingHooks = trainingHooks
    self.scaffold = scaffold
    self.evaluationHooks = evaluationHooks
    self.predictionHooks = predictionHooks
  }
}

/// A metric as a pair: the value, read once at the end, and the update, run once per batch.
public struct EvalMetric: Sendable {
  /// `nil` when the value is an operation without output.
  public let value: SymbolicTensor?
  public let update: Operation

  public init(value: SymbolicTensor?, update: Operation) {
    self.value = value
    self.update = update
  }
}

/// What a prediction graph offers to those who serve it.
public enum ExportOutput: Sendable {
  case classification(scores: SymbolicTensor?, classes: SymbolicTensor?)
  case regression(value: SymbolicTensor)
  case predict(outputs: TensorGroup<SymbolicTensor>)
}

/// Parts of a session's start that a model may replace.
public struct Scaffold: Sendable {
  /// Instead of initialising all global variables; runs only when nothing is restored.
  public let initOp: Operation?
  /// Runs at the start of every session, after the default local initialisation.
  public let localInitOp: Operation?

  public init(initOp: Operation? = nil, localInitOp: Operation? = nil) {
    self.initOp = initOp
    self.localInitOp = localInitOp
  }
}
