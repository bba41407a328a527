import EstimatorOptimized

// Evaluate, predict and the variable getters.
extension Mutant {
  static let optimizedReading: [Mutant] = [
    .optimized(
      "loss-by-rows", "the loss is a mean over rows instead of batches",
      breaking: .evaluateLossBatchMean
    ) { $0.batchWeight = { Float($0) } },
    .optimized(
      "one-batch-more", "evaluation takes one batch more than asked for",
      breaking: .evaluateStepsLimit
    ) { $0.hasArrived = { step, goal in step > goal } },
    .optimized(
      "progress-rare", "progress is told every fifth of the way", breaking: .evaluateProgress
    ) { $0.showsProgress = { done, total in done.isMultiple(of: max(total / 5, 1)) } },
    .optimized(
      "metrics-kept", "metrics go on from where the evaluation before ended",
      breaking: .evaluateMetricsFresh,
      session: {
        let leftovers = Leftovers()
        return { StaleLocalsSession($0, $1, leftovers) }
      }),
    .optimized(
      "metrics-updated-twice", "metrics count every batch twice", breaking: .evaluateMetricsGrouped,
      session: { { TwiceUpdatingSession($0, $1) } }),
    .optimized(
      "oldest-evaluated", "the oldest checkpoint is evaluated", breaking: .evaluateCheckpointLatest
    ) { $0.answers.newest = { newest, all in all.first ?? newest } },
    .optimized(
      "path-ignored", "a given checkpoint path is not used", breaking: .evaluateCheckpointExplicit
    ) { $0.answers.chosen = { _ in nil } },
    .optimized(
      "model-first", "the model's hooks run before the caller's", breaking: .evaluateHooksOrder
    ) { $0.answers.callerFirst = { false } },
    .optimized(
      "results-reversed", "results are in the opposite order of their names",
      breaking: .evaluateResultOrder
    ) { policies in
      let right = policies.answers.metricOrder
      policies.answers.metricOrder = { right($0).reversed() }
    },
    .optimized(
      "labels-in-predict", "the model function gets labels in predict, too",
      breaking: .predictLabelsAbsent
    ) { $0.showsLabels = { _ in true } },
    .optimized(
      "predicts-at-once", "predicting starts before a result is asked for", breaking: .predictLazy
    ) { $0.answers.waits = { false } },
    .optimized(
      "tells-of-leaving", "hooks are told of the end when predictions are dropped",
      breaking: .predictDropped
    ) { $0.answers.tellsOfLeaving = { true } },
    .optimized(
      "asked-order", "entries come in the order in which they are asked for",
      breaking: .predictKeysFilter
    ) { $0.answers.selection = { all, asked in asked.filter { all.contains($0) } } },
    .optimized(
      "end-of-input-fails-in-predict", "predicting fails where the input ends",
      breaking: .predictEnd
    ) { $0.outcome = Outcomes.changed(.outOfRange, to: .fails) },
    .optimized(
      "names-unsorted", "variables are named in the opposite order", breaking: .variablesNames
    ) { policies in
      let right = policies.answers.nameOrder
      policies.answers.nameOrder = { right($0).reversed() }
    },
    .optimized(
      "evaluation-not-stopped", "a hook cannot stop an evaluation",
      breaking: .evaluateHooksStop
    ) { $0.obeys = { $0 != .run } },
  ]
}
