import EstimatorReference

// Evaluation: which checkpoint, which batches, which numbers in which order.
extension Mutant {
  static let referenceEvaluation: [Mutant] = [
    .reference(
      "loss-by-rows", "the loss is a mean over rows instead of batches",
      breaking: .evaluateLossBatchMean
    ) { $0.lossWeight = rows },
    .reference(
      "one-batch-more", "evaluation takes one batch more than asked for",
      breaking: .evaluateStepsLimit
    ) { $0.evaluationStops = { batches, steps in batches > steps } },
    .reference(
      "progress-rare", "progress is told every fifth of the way", breaking: .evaluateProgress
    ) { $0.reportsProgress = { batch, total in batch % max(total / 5, 1) == 0 } },
    .reference(
      "metrics-kept", "metrics go on from where the evaluation before ended",
      breaking: .evaluateMetricsFresh,
      session: {
        let leftovers = Leftovers()
        return { StaleLocalsSession($0, $1, leftovers) }
      }),
    .reference(
      "oldest-evaluated", "the oldest checkpoint is evaluated", breaking: .evaluateCheckpointLatest
    ) { $0.reading.newest = { latest, all in all.first ?? latest } },
    .reference(
      "path-ignored", "a given checkpoint path is not used", breaking: .evaluateCheckpointExplicit
    ) { $0.reading.given = { _ in nil } },
    .reference(
      "model-hooks-first", "the model's hooks run before the caller's",
      breaking: .evaluateHooksOrder
    ) { $0.reading.hookOrder = { EvaluationHookRole.allCases.reversed().filter($0.contains) } },
    .reference(
      "results-reversed", "results are in the opposite order of their names",
      breaking: .evaluateResultOrder
    ) { decisions in
      let right = decisions.reading.resultOrder
      decisions.reading.resultOrder = { right($0).reversed() }
    },
    .reference(
      "step-not-restored", "the global step of an evaluation is not that of its checkpoint",
      breaking: .evaluateResultStep
    ) { $0.restores = { name, _ in name != "global_step" } },
    .reference(
      "name-ignored", "named evaluations share one directory", breaking: .evaluateDirectory
    ) { $0.reading.directory = { _ in "eval" } },
    .reference(
      "evaluation-not-stopped", "a hook cannot stop an evaluation",
      breaking: .evaluateHooksStop
    ) { $0.heedsStop = { $0 != .run } },
    .reference(
      "checkpoint-of-nothing", "without a checkpoint path there is no checkpoint",
      breaking: .evaluateCheckpointLatest
    ) { $0.reading.given = { $0 ?? "none" } },
  ]

  /// The number of rows in the batch, as float32.
  @Sendable private static func rows(
    of batch: SymbolicTensor?, in graph: Graph
  ) throws -> SymbolicTensor {
    guard let batch else { return try graph.constant(Tensor(Float(1))) }
    let first = try graph.constant(Tensor(Int32(0)))
    return try graph.cast(graph.gather(graph.shape(batch), first), to: .float32)
  }
}
