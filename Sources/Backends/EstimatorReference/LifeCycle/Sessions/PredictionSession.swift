/// The session behind one predict call.
final class PredictionSession {
  private let session: MonitoredSession
  private let fetched: TensorGroup<SymbolicTensor>

  /// Everything up to the first run, in the order of PRED-02.
  init(
    estimator: ReferenceEstimator, inputFn: InputFunction, predictKeys: [String]?, hooks: [Hook],
    checkpointPath: String?
  ) throws {
    let choice = try estimator.checkpoints.choose(estimator.decisions.reading.given(checkpointPath))
    let model = try estimator.build(.predict, inputFn: inputFn)
    guard let predictions = model.spec.predictions else {
      crash("A validated predict spec has predictions")
    }
    fetched = try Self.filter(predictions, by: predictKeys, estimator.decisions)
    let environment = estimator.environment
    let decisions = estimator.decisions
    let saver = CheckpointSaver(
      config: estimator.config, environment: environment, decisions: decisions,
      variables: { model.graph.variables(in: .global) })
    let factory = HookFactory(environment: environment, decisions: decisions, saver: saver)
    session = try MonitoredSession(
      start: SessionStart(
        model: model, runtime: estimator.runtime, environment: environment, decisions: decisions,
        checkpoint: choice.checkpoint),
      // predict.end (PRED-40)
      hooks: (hooks + model.spec.predictionHooks).map(factory.running))
  }

  /// The next batch of predictions; `nil` at the end, when every hook's `end` has been called.
  func nextBatch() throws -> TensorGroup<Tensor>? {
    var batch: TensorGroup<Tensor>?
    let tensors = fetched.named.map(\.value)
    try session.step {
      var values = try session.run(fetches: tensors, targets: [])[...]
      batch = fetched.map { _ in values.removeFirst() }
    }
    return batch
  }

  func close() { session.close() }

  /// Ends as at the end of input.
  func end() throws { try session.finish() }

  /// - Rules: `predict.keys.filter`, `predict.keys.need-dictionary`
  private static func filter(
    _ predictions: TensorGroup<SymbolicTensor>, by keys: [String]?, _ decisions: Decisions
  ) throws -> TensorGroup<SymbolicTensor> {
    guard let keys, !keys.isEmpty else { return predictions }
    guard case .keyed(let all) = predictions else {
      // predict.keys.need-dictionary (PRED-21)
      throw EstimatorError(
        .valueError, "predictKeys are given, but predictions are one tensor",
        argument: "predictKeys", rule: .predictKeysNeedDictionary,
        advice: "Leave the keys out, or return a dictionary of predictions.")
    }
    // predict.keys.filter (PRED-22, PRED-24)
    let chosen = decisions.reading.keys(all.keys, keys)
    guard !chosen.isEmpty else {
      throw EstimatorError(
        .valueError, "none of the keys \(keys) is among the predictions \(all.keys)",
        argument: "predictKeys", rule: .predictKeysFilter)
    }
    return .keyed(OrderedDictionary(chosen.compactMap { key in all[key].map { (key, $0) } }))
  }
}
