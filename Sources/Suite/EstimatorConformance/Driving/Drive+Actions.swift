internal import EstimatorSimulation
internal import EstimatorStorage

extension Drive {
  func perform(_ action: Action) throws {
    switch action {
    case .train(let train): try perform(train)
    case .evaluate(let evaluate): try perform(evaluate)
    case .predict(let predict): try perform(predict)
    case .latestCheckpoint: text(try estimator().latestCheckpoint().map(relative))
    case .variableNames: recorder.record(.result(.texts(try estimator().getVariableNames())))
    case .variableValue(let name):
      recorder.record(.result(.values(["": try estimator().getVariableValue(name)])))
    case .evalDir(let name): text(relative(try estimator().evalDir(name: name)))
    case .newEstimator(let new): try replaceEstimator(new)
    case .advanceClock(let seconds): world.virtualClock.advance(by: seconds)
    case .removeCheckpoint(let step):
      for path in try files(ofCheckpoint: step) { try world.files.remove(path) }
    case .damageCheckpoint(let step):
      for path in try files(ofCheckpoint: step) {
        try world.files.write(Array("damaged\n".utf8), to: path)
      }
    case .writeState(let text): try writeState(text)
    }
  }

  private func perform(_ train: Action.Train) throws {
    let estimator = try estimator()
    try estimator.train(
      inputFn: inputFunction(train.input), hooks: hooks.hooks(named: train.hooks),
      steps: train.steps, maxSteps: train.maxSteps,
      savingListeners: hooks.listeners(named: train.listeners))
    text("self")
  }

  private func perform(_ evaluate: Action.Evaluate) throws {
    let estimator = try estimator()
    let values = try estimator.evaluate(
      inputFn: inputFunction(evaluate.input), steps: evaluate.steps,
      hooks: hooks.hooks(named: evaluate.hooks), checkpointPath: path(of: evaluate.checkpoint),
      name: evaluate.name)
    recorder.record(.result(.values(values)))
  }

  private func perform(_ predict: Action.Predict) throws {
    let results = try estimator().predict(
      inputFn: inputFunction(predict.input), predictKeys: predict.keys,
      hooks: hooks.hooks(named: predict.hooks), checkpointPath: path(of: predict.checkpoint),
      yieldSingleExamples: predict.yieldSingleExamples)
    defer { results.close() }
    var taken = 0
    while predict.take.map({ taken < $0 }) ?? true, let item = try results.next() {
      let values = item.named.map { ($0.name, Tensor?.some($0.value)) }
      recorder.record(.result(.values(OrderedDictionary(values))))
      taken += 1
    }
  }

  private func path(of checkpoint: String?) -> String? {
    checkpoint.map { $0.isEmpty ? $0 : modelDir.appending(path: $0) }
  }

  private func text(_ text: String?) { recorder.record(.result(.text(text))) }

  /// A path as seen from the model directory.
  private func relative(_ path: String) -> String {
    let prefix = modelDir + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  private func files(ofCheckpoint step: Int) throws -> [String] {
    let directory = modelDir
    guard try world.files.kind(of: directory) == .directory else { return [] }
    return try world.files.list(directory).filter { $0.hasPrefix("model.ckpt-\(step).") }
      .map(directory.appending)
  }

  private func writeState(_ text: String) throws {
    try world.files.createDirectory(modelDir)
    try world.files.write(
      Array(text.utf8), to: modelDir.appending(path: CheckpointState.fileName))
  }
}
