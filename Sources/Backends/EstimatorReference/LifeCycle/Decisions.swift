/// The decisions of the life-cycle that rules fix, one value for each.
///
/// The life-cycle asks here and nowhere else, so that each decision can be read next to its rule,
/// and replaced alone.
package struct Decisions: Sendable {
  // MARK: Limits

  /// The global step at which a session that starts at `start` has made `steps` steps.
  package var limit: @Sendable (_ start: Int, _ steps: Int) -> Int = { start, steps in
    // train.steps.incremental (TRAIN-10)
    let (limit, isTooFar) = start.addingReportingOverflow(steps)
    return isTooFar ? .max : limit
  }

  /// The limit of a call that names the global step to train to.
  package var absoluteLimit: @Sendable (_ maxSteps: Int) throws -> StopAtStepHook = { maxSteps in
    // train.max-steps.absolute (TRAIN-13)
    try StopAtStepHook(lastStep: maxSteps)
  }

  /// Whether a new session sets the limit of so many steps, given the one that is set.
  package var setsLimit: @Sendable (_ lastStep: Int?) -> Bool = { lastStep in
    // hook.stop-at-step.kept (HOOK-32), session.recovery.limit (MSESS-54): set once.
    lastStep == nil
  }

  /// Whether there is nothing left to train.
  package var isReached: @Sendable (_ maxSteps: Int, _ step: Int) -> Bool = { maxSteps, step in
    // train.max-steps.reached (TRAIN-11)
    maxSteps <= step
  }

  /// Whether training that has come to `step` stops.
  package var stops: @Sendable (_ step: Int, _ lastStep: Int) -> Bool = { step, lastStep in
    // hook.stop-at-step.compare (HOOK-31)
    step >= lastStep
  }

  /// Whether evaluation stops after so many batches.
  package var evaluationStops: @Sendable (_ batches: Int, _ steps: Int) -> Bool = { $0 >= $1 }

  /// The loss that a call reports, from the one so far and that of a run that returned.
  package var finalLoss: @Sendable (_ soFar: Tensor?, _ latest: Tensor) -> Tensor = { _, latest in
    // train.loss.final (TRAIN-41)
    latest
  }

  /// Whether training that is asked to stop before its first step warns of it.
  package var warnsOfNoSteps: @Sendable () -> Bool = {
    // train.no-steps.warned (TRAIN-43)
    true
  }

  // MARK: Timers

  /// Whether a timer is due, from the moment at which it last fired.
  package var fires: @Sendable (Cadence, _ last: TimerMark?, _ now: TimerMark) -> Bool = {
    cadence, last, now in
    // hook.timer.steps (HOOK-11): what never fired is due at once, the same step never twice.
    guard let last else { return true }
    if now.step == last.step { return false }
    switch cadence {
    // hook.timer.steps (HOOK-12), checkpoint.cadence.steps (CKPT-13)
    case .steps(let count): return now.step - last.step >= count
    // hook.timer.seconds (HOOK-13), checkpoint.cadence.seconds (CKPT-14)
    case .seconds(let seconds): return now.time >= last.time + seconds
    }
  }

  /// Steps per second, as they are logged.
  package var rate: @Sendable (_ steps: Int, _ seconds: Double) -> Double = { steps, seconds in
    // hook.step-counter (HOOK-41)
    Double(steps) / seconds
  }

  /// Whether a step that did not move is warned of, for the n-th time in the process.
  package var warnsOfStuckStep: @Sendable (_ occurrence: Int) -> Bool = { occurrence in
    // train.step.stuck (HOOK-42)
    occurrence <= 5
  }

  // MARK: Checkpoints

  /// When the saver that training brings along saves; `nil` is never.
  package var defaultCadence: @Sendable (_ steps: Int?, _ seconds: Double?) -> Cadence? = {
    steps, seconds in
    // train.checkpoints.disabled (TRAIN-33)
    if let steps, steps > 0 { return .steps(steps) }
    if let seconds, seconds > 0 { return .seconds(seconds) }
    return nil
  }

  /// Whether the default saver is there beside so many savers among the given hooks.
  package var addsDefaultSaver: @Sendable (_ given: Int) -> Bool = { given in
    // train.saver.replaced (TRAIN-32)
    given == 0
  }

  /// Whether a listener is added to a saver that may have it already.
  package var attaches: @Sendable (_ isThere: Bool) -> Bool = { isThere in
    // train.listeners.first-saver (TRAIN-36)
    !isThere
  }

  /// Whether a session that starts writes a checkpoint.
  package var savesAtStart: @Sendable (_ restored: Bool) -> Bool = { _ in
    // checkpoint.initial (CKPT-10), checkpoint.initial.resumed (CKPT-11)
    true
  }

  /// Whether a timer that asks for a save fires before it, and not after.
  package var firesBeforeSave: @Sendable () -> Bool = {
    // checkpoint.timer-first (CKPT-18): a save that fails is not due again for this step.
    true
  }

  /// Whether the end of training writes a checkpoint at `step`.
  package var savesAtEnd: @Sendable (_ step: Int, _ lastFired: Int?) -> Bool = { step, lastFired in
    // checkpoint.final (CKPT-15), checkpoint.final.unmoved (CKPT-16)
    step != lastFired
  }

  /// How many checkpoints are kept at most; `nil` is all.
  package var keepMaximum: @Sendable (_ setting: Int?) -> Int? = { setting in
    // checkpoint.retention.all (SAVER-03)
    setting.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether listed checkpoints count when training resumes.
  package var takesOver: @Sendable (_ prefix: String) -> Bool = { _ in
    // checkpoint.retention.resumed (CKPT-45)
    true
  }

  /// Whether a checkpoint that is one too many is kept for good.
  package var staysForGood: @Sendable (_ savedAt: Double, _ deadline: Double) -> Bool = {
    savedAt, deadline in
    // checkpoint.retention.hours (SAVER-06)
    savedAt > deadline
  }

  /// How many of the checkpoints kept, oldest first, are one too many.
  package var surplus: @Sendable (_ kept: Int, _ maximum: Int) -> Int = { kept, maximum in
    // checkpoint.retention (SAVER-02): at most one per save.
    kept > maximum ? 1 : 0
  }

  /// The names that the state file lists, oldest first.
  package var listed:
    @Sendable (_ removed: [String], _ kept: [String], _ newest: String) -> [String] = {
      _, kept, newest in
      // checkpoint.state (CKPT-40), checkpoint.retention.all (SAVER-03)
      kept.last == newest ? kept : kept + [newest]
    }

  /// Whether a variable takes its value from the checkpoint, in the n-th session of a call.
  package var restores: @Sendable (_ variable: String, _ session: Int) -> Bool = { _, _ in
    // checkpoint.resume (SAVER-09), session.recovery.restore (MSESS-52)
    true
  }

  // MARK: Hooks

  /// The order in which the hooks of training run.
  package var hookOrder: @Sendable ([TrainingHookRole]) -> [TrainingHookRole] = { given in
    // session.hooks.order (MSESS-05)
    TrainingHookRole.allCases.filter(given.contains)
  }

  /// The order in which hooks have a callback called, by their places.
  package var callOrder: @Sendable (_ callback: HookCallback, _ count: Int) -> [Int] = {
    _, count in
    // session.start.order (MSESS-10), session.run.order (MSESS-20), session.end.normal (MSESS-30)
    Array(0..<count)
  }

  /// Whether `begin` is called before the n-th session of a call.
  package var begins: @Sendable (_ session: Int) -> Bool = { session in
    // session.recovery (MSESS-51)
    session == 0
  }

  /// Whether two hooks may feed one tensor.
  package var allowsSecondFeed: @Sendable () -> Bool = {
    // session.run.feed-conflict (MSESS-22)
    false
  }

  /// Whether a request to stop counts.
  package var heedsStop: @Sendable (_ source: StopSource) -> Bool = { _ in
    // session.stop.completes (MSESS-26), session.stop.coordinator (MSESS-40), listener.stop (CKPT-21)
    true
  }

  /// Whether hooks still get their `afterRun` once another has asked to stop in that run.
  package var completesRun: @Sendable () -> Bool = {
    // session.stop.completes (MSESS-26)
    true
  }

  /// Whether a loop that meets this error has ended well: `end` is called on the hooks, and the error
  /// goes no further.
  package var endsWell: @Sendable (_ error: EstimatorError.Kind) -> Bool = { kind in
    // session.end.of-input (MSESS-31), session.end.error (MSESS-32)
    kind.isEndOfInput
  }

  /// Whether a session that failed is made again and the run repeated.
  package var recovers: @Sendable (_ error: EstimatorError.Kind) -> Bool = { kind in
    // session.recovery (MSESS-50)
    kind.isRecoverable
  }

  /// Whether a loss is bad enough to end training.
  package var isNaN: @Sendable (_ loss: Double) -> Bool = { loss in
    // train.nan.error (TRAIN-48): infinities are not.
    loss.isNaN
  }

  // MARK: Evaluation

  /// What a batch of this loss adds to the weight of the mean.
  package var lossWeight:
    @Sendable (_ batchSize: SymbolicTensor?, _ graph: Graph) throws -> SymbolicTensor = {
      _, graph in
      // evaluate.loss.batch-mean (EVAL-22): every batch counts one.
      try graph.constant(Tensor(Float(1)))
    }

  /// Whether the k-th of n batches is worth a line.
  package var reportsProgress: @Sendable (_ batch: Int, _ total: Int) -> Bool = { batch, total in
    // evaluate.progress (EVAL-34)
    total < 20 || batch % (total / 10) == 0 || batch == total
  }

  // MARK: Input

  /// Whether the model function gets labels in this mode.
  package var passesLabels: @Sendable (_ mode: ModeKeys) -> Bool = { mode in
    // predict.labels.absent (INFN-06): predict passes features only.
    mode != .predict
  }

  /// The batches a session reads, from the stream that the input function made.
  package var input: @Sendable (any BatchStream) -> any BatchStream = { $0 }

  /// What evaluate, predict and the getters decide.
  package var reading = ReadingDecisions()

  package init() {}
}

/// What a timer remembers of the moment at which it fired.
package struct TimerMark: Sendable, Hashable {
  package let step: Int
  /// Seconds since 1970.
  package let time: Double
}

/// The hooks of training by where they come from, in the order in which they run.
///
/// - Rules: `session.hooks.order`
package enum TrainingHookRole: Sendable, Hashable, CaseIterable {
  case defaultSaver, chief, stepCounter, caller, stop, nan, logging, training
}

/// The callbacks of a hook.
package enum HookCallback: Sendable, Hashable, CaseIterable {
  case begin, afterCreateSession, beforeRun, afterRun, end
}

/// Where a request to stop comes from.
package enum StopSource: Sendable, Hashable, CaseIterable { case run, coordinator, listener }
