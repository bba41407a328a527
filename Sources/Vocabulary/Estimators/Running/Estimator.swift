/// Trains, evaluates and predicts with a model function, and keeps the model in a directory.
///
/// This is the contract. A backend conforms a type of its own; nothing about how it runs is shared.
public protocol Estimator: AnyObject {
  var config: RunConfig { get }
  var modelDir: String { get }

  /// Trains until a limit, the end of input, or a hook's request.
  ///
  /// - Parameters:
  ///   - steps: Further steps, counted from the global step at which the session starts.
  ///   - maxSteps: The global step to stop at. If it is reached already, nothing is called or written.
  ///   - savingListeners: Told of every checkpoint.
  /// - Throws: `EstimatorError`, or what a hook, the input or the model function threw.
  /// - Rules: `train.steps.incremental`, `train.max-steps.absolute`, `train.max-steps.reached`
  func train(
    inputFn: InputFunction, hooks: [Hook], steps: Int?, maxSteps: Int?,
    savingListeners: [any CheckpointSaverListener]
  ) throws

  /// Evaluates the latest checkpoint, or the one at `checkpointPath`, or the initial values.
  ///
  /// - Parameter steps: Batches at the most; `nil` goes to the end of input.
  /// - Returns: Metric values, `loss` among them, in name order, and `global_step` last.
  /// - Rules: `evaluate.result.order`, `evaluate.loss.batch-mean`
  func evaluate(
    inputFn: InputFunction, steps: Int?, hooks: [Hook], checkpointPath: String?, name: String?
  ) throws -> OrderedDictionary<String, Tensor?>

  /// Predictions, computed as they are asked for. Errors too appear at the first `next()`.
  ///
  /// - Parameters:
  ///   - predictKeys: Which entries of a dictionary to compute; `nil` or empty means all.
  ///   - yieldSingleExamples: Rows one by one, instead of whole batches.
  /// - Rules: `predict.lazy`
  func predict(
    inputFn: @escaping InputFunction, predictKeys: [String]?, hooks: [Hook],
    checkpointPath: String?, yieldSingleExamples: Bool
  ) -> any PredictionStream

  /// The prefix of the newest checkpoint, such as `<modelDir>/model.ckpt-10`, or `nil`.
  func latestCheckpoint() throws -> String?

  /// Names of all variables in the latest checkpoint, in byte order.
  func getVariableNames() throws -> [String]

  /// The value of a variable in the latest checkpoint.
  func getVariableValue(_ name: String) throws -> Tensor

  /// Where evaluations called `name` write.
  func evalDir(name: String?) -> String
}

/// The results of predict, one at a time.
public protocol PredictionStream: AnyObject {
  /// The next row, or batch; `nil` when the input has ended.
  func next() throws -> TensorGroup<Tensor>?

  /// Ends early: the session closes, and no hook's `end` is called.
  func close()
}

extension Estimator {
  public func train(
    inputFn: InputFunction, hooks: [Hook] = [], steps: Int? = nil, maxSteps: Int? = nil
  ) throws {
    try train(inputFn: inputFn, hooks: hooks, steps: steps, maxSteps: maxSteps, savingListeners: [])
  }

  public func evaluate(inputFn: InputFunction, steps: Int? = nil) throws
    -> OrderedDictionary<String, Tensor?>
  {
    try evaluate(inputFn: inputFn, steps: steps, hooks: [], checkpointPath: nil, name: nil)
  }

  public func predict(inputFn: @escaping InputFunction) -> any PredictionStream {
    predict(
      inputFn: inputFn, predictKeys: nil, hooks: [], checkpointPath: nil, yieldSingleExamples: true)
  }
}
