import EstimatorStorage

/// One train call: the hooks it needs, and the loop.
struct TrainingSession {
  let estimator: ReferenceEstimator
  let model: BuiltModel

  private var config: RunConfig { estimator.config }
  private var environment: any Environment { estimator.environment }
  private var decisions: Decisions { estimator.decisions }

  /// Trains until a limit, the end of input or a request to stop.
  ///
  /// - Returns: The loss of the last run that returned, or `nil` when none did.
  func run(
    callerHooks: [Hook], listeners: [any CheckpointSaverListener], limit: StopAtStepHook?
  ) throws -> Tensor? {
    guard let trainOp = model.spec.trainOp, let loss = model.spec.loss else {
      crash("A validated train spec has a train op and a loss")
    }
    let saver = CheckpointSaver(config: config, environment: environment, decisions: decisions) {
      model.graph.variables(in: .global)
    }
    let hooks = try assembled(callerHooks, listeners, limit, saver, loss)
    let start = SessionStart(
      model: model, runtime: estimator.runtime, environment: environment, decisions: decisions,
      checkpoint: { try resume(saver) })
    let session = try MonitoredSession(start: start, hooks: hooks)
    var lastLoss: Tensor?
    if session.shouldStop, decisions.warnsOfNoSteps() {
      // train.no-steps.warned (TRAIN-43)
      environment.log.write(
        LogEvent(
          .warning, .noSteps, "Training makes no steps: a stop was requested before the first."))
    }
    try session.loop {
      // train.updates.once (TRAIN-40)
      let values = try session.run(fetches: [loss], targets: [trainOp])
      lastLoss = decisions.finalLoss(lastLoss, values[0])
    }
    return lastLoss
  }

  /// The checkpoint that training goes on from; the saver takes over those that are listed.
  ///
  /// - Rules: `checkpoint.resume`, `checkpoint.state.stale`, `checkpoint.retention.resumed`
  private func resume(_ saver: CheckpointSaver) throws -> Checkpoint? {
    saver.startPeriod()
    let checkpoints = estimator.checkpoints
    guard let state = try checkpoints.stateForTraining() else { return nil }
    let checkpoint = try checkpoints.readForTraining(state.latest)
    saver.recover(try checkpoints.existing(state.all))
    return checkpoint
  }

  /// All hooks, in the order of `session.hooks.order`.
  private func assembled(
    _ callerHooks: [Hook], _ listeners: [any CheckpointSaverListener], _ limit: StopAtStepHook?,
    _ saver: CheckpointSaver, _ loss: SymbolicTensor
  ) throws -> [any RunningHook] {
    let spec = model.spec
    var byRole: [TrainingHookRole: [Hook]] = [
      .chief: spec.trainingChiefHooks, .caller: callerHooks, .training: spec.trainingHooks,
      .nan: [.nanTensor(NanTensorHook(.tensor(loss)))],
    ]
    byRole[.stop] = limit.map { [.stopAtStep($0)] }
    byRole[.defaultSaver] = try defaultSaver(
      given: callerHooks + spec.trainingHooks + spec.trainingChiefHooks)
    try addLogging(to: &byRole, loss: loss)
    // train.listeners.first-saver (TRAIN-35): caller hooks, then training hooks, then chief hooks.
    let searched = [.caller, .training, .defaultSaver, .chief].flatMap { byRole[$0] ?? [] }
    try attach(listeners, to: searched)
    let factory = HookFactory(environment: environment, decisions: decisions, saver: saver)
    let order = decisions.hookOrder(TrainingHookRole.allCases.filter { byRole[$0] != nil })
    return order.flatMap { byRole[$0] ?? [] }.map(factory.running)
  }

  /// - Rules: `train.saver.replaced`, `train.checkpoints.disabled`
  private func defaultSaver(given hooks: [Hook]) throws -> [Hook]? {
    // train.saver.replaced (TRAIN-32)
    guard decisions.addsDefaultSaver(hooks.count(where: \.isSaver)) else { return nil }
    // train.checkpoints.disabled (TRAIN-33)
    switch decisions.defaultCadence(config.saveCheckpointsSteps, config.saveCheckpointsSecs) {
    case nil: return nil
    case .steps(let steps):
      return [
        .checkpointSaver(
          try CheckpointSaverHook(checkpointDir: estimator.modelDir, saveSteps: steps))
      ]
    case .seconds(let seconds):
      return [
        .checkpointSaver(
          try CheckpointSaverHook(checkpointDir: estimator.modelDir, saveSecs: seconds))
      ]
    }
  }

  /// - Rules: `train.logging.cadence`, `hook.step-counter`
  private func addLogging(to hooks: inout [TrainingHookRole: [Hook]], loss: SymbolicTensor) throws {
    // train.logging.cadence (RUNCFG-50): without the setting neither logs.
    guard let steps = config.logStepCountSteps else { return }
    let step = try model.graph.read(model.globalStep)
    hooks[.logging] = [
      .loggingTensor(
        try LoggingTensorHook(
          tensors: ["loss": .tensor(loss), "step": .tensor(step)], everyNIter: steps))
    ]
    hooks[.stepCounter] = [.stepCounter(try StepCounterHook(everyNSteps: steps))]
  }

  private func attach(_ listeners: [any CheckpointSaverListener], to hooks: [Hook]) throws {
    guard !listeners.isEmpty else { return }
    for case .checkpointSaver(let saver) in hooks {
      for listener in listeners {
        let isThere = saver.listeners.contains { $0 === listener }
        if decisions.attaches(isThere) { saver.listeners.append(listener) }
      }
      return
    }
    // train.listeners.need-saver (TRAIN-34)
    throw EstimatorError(
      .valueError, "there are saving listeners, and no hook that saves",
      argument: "savingListeners",
      rule: .trainListenersNeedSaver,
      advice: "Give a checkpoint cadence, or a CheckpointSaverHook among the hooks.")
  }
}

extension Hook {
  fileprivate var isSaver: Bool {
    if case .checkpointSaver = self { true } else { false }
  }
}
