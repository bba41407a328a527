/// The decisions of the life-cycle that rules fix, one value for each.
///
/// The life-cycle asks here and nowhere else, so that each decision can be read next to its rule,
/// and replaced alone.
package struct Decisions: Sendable {
  // MARK: Limits

  /// The global step at which a session that starts at `start` has made `steps` steps.
  package var limit: @Sendable (_ start: Int, _ steps: Int) -> Int = { start, steps in
    // train.steps.incremental (TRAIN-10)
    start + steps
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

  // MARK: Timers

  package var fires: @Sendable (_ cadence: Cadence, _ last: TimerMark, _ now: TimerMark) -> Bool = {
    cadence, last, now in
    // hook.timer.steps (HOOK-11): the same step never fires twice.
    if now.step == last.step { return false }
    switch cadence {
    // hook.timer.steps (HOOK-12), checkpoint.cadence.steps (CKPT-13)
    case .steps(let count): return now.step >= last.step + count
    // hook.timer.seconds (HOOK-13), checkpoint.cadence.seconds (CKPT-14)
    case .seconds(let seconds): return now.time >= last.time + seconds
    }
  }

  // MARK: Checkpoints

  /// Whether a session that starts writes a checkpoint.
  package var savesAtStart: @Sendable (_ restored: Bool) -> Bool = { _ in
    // checkpoint.initial (CKPT-10), checkpoint.initial.resumed (CKPT-11)
    true
  }

  /// Whether the end of training writes a checkpoint at `step`.
  package var savesAtEnd: @Sendable (_ step: Int, _ lastFired: Int?) -> Bool = { step, lastFired in
    // checkpoint.final (CKPT-15), checkpoint.final.unmoved (CKPT-16)
    step != lastFired
  }

  /// How many of the checkpoints kept, oldest first, are one too many.
  package var surplus: @Sendable (_ kept: Int, _ maximum: Int) -> Int = { kept, maximum in
    // checkpoint.retention (SAVER-02): at most one per save.
    kept > maximum ? 1 : 0
  }

  /// The names that the state file lists, oldest first.
  package var listed: @Sendable (_ kept: [String], _ newest: String) -> [String] = { kept, newest in
    // checkpoint.state (CKPT-40), checkpoint.retention.all (SAVER-03)
    kept.filter { $0 != newest } + [newest]
  }

  // MARK: Hooks

  /// The order in which the hooks of training run.
  package var hookOrder: @Sendable ([TrainingHookRole]) -> [TrainingHookRole] = { given in
    // session.hooks.order (MSESS-05)
    TrainingHookRole.allCases.filter(given.contains)
  }

  /// Whether `end` is called on the hooks after a loop that ended with this error.
  package var callsEnd: @Sendable (_ error: EstimatorError.Kind) -> Bool = { kind in
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

  /// The batches a session reads, from the stream that the input function made.
  package var input: @Sendable (any BatchStream) -> any BatchStream = { $0 }

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
