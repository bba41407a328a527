import EstimatorStorage

/// One call to train.
struct Training {
  private let blueprint: Blueprint
  private let estimator: OptimizedEstimator
  private let archive: CheckpointArchive
  private var engine: Engine { estimator.engine }
  private var config: RunConfig { estimator.config }

  init(_ blueprint: Blueprint, estimator: OptimizedEstimator) {
    self.blueprint = blueprint
    self.estimator = estimator
    archive = CheckpointArchive(
      variables: blueprint.graph.variables(in: .global), config: estimator.config,
      engine: estimator.engine)
  }

  /// - Returns: The loss of the last run that came back to the loop.
  func run(
    hooks: [Hook], listeners: [any CheckpointSaverListener], limit: StopAtStepHook?
  ) throws -> Tensor? {
    guard let trainOp = blueprint.spec.trainOp, let loss = blueprint.spec.loss else {
      crash("A train spec was let through without train op or loss")
    }
    var last: Tensor?
    let seated = try seats(hooks, listeners, limit, loss)
    let participants = self.participants(seated, loss: loss)
    // What was saved before an error must be on disk when the error is seen.
    defer { archive.abandon() }
    let loop = try Loop(
      SessionFactory(blueprint, engine: engine, origin: resume), participants: participants,
      fetches: [loss], targets: [trainOp],
      increment: StepIncrement.of(
        [trainOp, loss.operation], in: blueprint.graph, globalStep: blueprint.globalStep),
      engine: engine)
    // train.no-steps.warned (TRAIN-43)
    if loop.shouldStop, engine.policies.tellsOfNoSteps() {
      engine.log(.warning, .noSteps, "Asked to stop before the first step.")
    }
    try loop.run { last = engine.policies.lossToReport(last, $0[0]) }
    try archive.close()
    return last
  }

  /// - Rules: `checkpoint.resume`, `checkpoint.retention.resumed`
  private func resume() throws -> Checkpoint? {
    archive.sessionBegins()
    try archive.flush()
    guard let found = try estimator.lookup.resume() else { return nil }
    archive.adopt(found.kept)
    return found.checkpoint
  }

  // MARK: Who takes part

  /// - Rules: `session.hooks.order`, `train.listeners.first-saver`
  private func seats(
    _ callerHooks: [Hook], _ listeners: [any CheckpointSaverListener], _ limit: StopAtStepHook?,
    _ loss: SymbolicTensor
  ) throws -> [(seat: Seat, hook: Hook)] {
    let spec = blueprint.spec
    var seated: [(seat: Seat, hook: Hook)] = []
    seated += callerHooks.map { (.caller, $0) }
    seated += spec.trainingHooks.map { (.training, $0) }
    seated += spec.trainingChiefHooks.map { (.chief, $0) }
    if let saver = try defaultSaver(beside: seated.map(\.hook)) {
      seated.append((.defaultSaver, saver))
    }
    try attach(listeners, to: seated)
    if let limit { seated.append((.stop, .stopAtStep(limit))) }
    seated.append((.nan, .nanTensor(NanTensorHook(.tensor(loss)))))
    if let steps = config.logStepCountSteps {
      let step = try blueprint.graph.read(blueprint.globalStep)
      let logging = try LoggingTensorHook(
        tensors: ["loss": .tensor(loss), "step": .tensor(step)], everyNIter: steps)
      seated.append((.logging, .loggingTensor(logging)))
      seated.append((.stepCounter, .stepCounter(try StepCounterHook(everyNSteps: steps))))
    }
    return seated
  }

  private func participants(
    _ seated: [(seat: Seat, hook: Hook)], loss: SymbolicTensor
  ) -> [any Participant] {
    let isWatched = seated.contains { if case .user = $0.hook { true } else { false } }
    let invitation = Invitation(
      engine: engine, archive: archive, loss: loss, isWatched: isWatched)
    return engine.policies.seating(Seat.allCases).flatMap { seat in
      seated.filter { $0.seat == seat }.map { invitation.participant(for: $0.hook) }
    }
  }

  /// - Rules: `train.saver.replaced`, `train.checkpoints.disabled`
  private func defaultSaver(beside hooks: [Hook]) throws -> Hook? {
    for case .checkpointSaver in hooks { return nil }
    if let steps = config.saveCheckpointsSteps, steps > 0 {
      return .checkpointSaver(
        try CheckpointSaverHook(checkpointDir: estimator.modelDir, saveSteps: steps))
    }
    if let seconds = config.saveCheckpointsSecs, seconds > 0 {
      return .checkpointSaver(
        try CheckpointSaverHook(checkpointDir: estimator.modelDir, saveSecs: seconds))
    }
    return nil
  }

  private func attach(
    _ listeners: [any CheckpointSaverListener], to seated: [(seat: Seat, hook: Hook)]
  ) throws {
    if listeners.isEmpty { return }
    let savers = seated.compactMap { place -> CheckpointSaverHook? in
      if case .checkpointSaver(let saver) = place.hook { saver } else { nil }
    }
    guard let first = savers.first else {
      // train.listeners.need-saver (TRAIN-34)
      throw EstimatorError(
        .valueError, "saving listeners need a saver, and nothing saves",
        argument: "savingListeners",
        rule: .trainListenersNeedSaver, advice: "Set saveCheckpointsSteps or saveCheckpointsSecs.")
    }
    for listener in listeners where !first.listeners.contains(where: { $0 === listener }) {
      first.listeners.append(listener)
    }
  }
}
