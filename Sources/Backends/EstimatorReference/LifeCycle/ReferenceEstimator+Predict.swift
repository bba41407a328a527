extension ReferenceEstimator {
  func predict(
    inputFn: @escaping InputFunction, predictKeys: [String]?, hooks: [Hook],
    checkpointPath: String?, yieldSingleExamples: Bool
  ) -> any PredictionStream {
    ReferencePredictions(
      yieldSingleExamples: yieldSingleExamples, decisions: decisions.reading
    ) {
      try PredictionSession(
        estimator: self, inputFn: inputFn, predictKeys: predictKeys, hooks: hooks,
        checkpointPath: checkpointPath)
    }
  }
}

/// The results of a predict call: rows of one batch after the other.
final class ReferencePredictions: PredictionStream {
  private enum State {
    case notStarted
    case running(PredictionSession)
    case finished
  }

  private let start: () throws -> PredictionSession
  private let yieldSingleExamples: Bool
  private let decisions: ReadingDecisions
  private var state = State.notStarted
  private var rows: ArraySlice<TensorGroup<Tensor>> = []

  init(
    yieldSingleExamples: Bool, decisions: ReadingDecisions,
    start: @escaping () throws -> PredictionSession
  ) {
    self.yieldSingleExamples = yieldSingleExamples
    self.decisions = decisions
    self.start = start
    // predict.lazy (PRED-01): nothing is looked at before the first result is asked for.
    if decisions.predictsAtOnce() { _ = try? session() }
  }

  /// predict.dropped (PRED-43): whoever lets go of it need not close it.
  deinit { if case .running(let session) = state { session.close() } }

  func next() throws -> TensorGroup<Tensor>? {
    do {
      return try nextRow()
    } catch {
      // An iteration that failed is over, and what it held is let go.
      close()
      throw error
    }
  }

  /// predict.dropped (PRED-43): no hook's `end`.
  func close() {
    if case .running(let session) = state {
      if decisions.endsWhenDropped() { try? session.end() }
      session.close()
    }
    state = .finished
    rows = []
  }

  private func nextRow() throws -> TensorGroup<Tensor>? {
    // predict.run-per-batch (PRED-41): another run only when the rows are used up.
    while decisions.needsBatch(rows.count), let session = try session() {
      guard let batch = try session.nextBatch() else {
        state = .finished
        break
      }
      // predict.rows (PRED-30), predict.batches (PRED-34)
      rows += try yieldSingleExamples ? PredictionRows(batch, fits: decisions.fits).rows : [batch]
    }
    return rows.popFirst()
  }

  private func session() throws -> PredictionSession? {
    switch state {
    case .finished: return nil
    case .running(let session): return session
    case .notStarted:
      let session = try start()
      state = .running(session)
      return session
    }
  }
}
