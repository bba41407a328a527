/// Ends an evaluation after a number of batches, and says how far it is.
///
/// - Rules: `evaluate.steps.limit`, `evaluate.progress`
final class EvaluationLimit: Participant {
  private let total: Int
  private let engine: Engine
  private var done = 0
  /// The next batch that may be told of, or be the last.
  private var next = 0

  init(_ total: Int, engine: Engine) {
    self.total = total
    self.engine = engine
  }

  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws {
    done = 0
    next = 0
  }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    // Looked for only once it has passed, and not far ahead: the way there may be endless.
    if next <= done { next = done + 1 }
    while next < total, next - done < 1_000, !engine.policies.showsProgress(next, total) {
      next += 1
    }
    return next - done - 1
  }

  func passed(_ run: QuietRun) { done += 1 }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    done += 1
    if engine.policies.showsProgress(done, total) {
      engine.log(
        .info, .evaluationProgress, step: done, total: total, "\(done) of \(total) batches")
    }
    // evaluate.steps.limit (EVAL-04)
    if engine.policies.hasArrived(done, total) { run.requestStop() }
  }
}

/// Reads values when everything else is done.
final class FinalResults: Participant {
  private let tensors: [SymbolicTensor]
  private(set) var values: [Tensor] = []

  init(_ tensors: [SymbolicTensor]) { self.tensors = tensors }

  func finish(_ handle: SessionHandle) throws { values = try handle.run(tensors, feeds: [:]) }
}
