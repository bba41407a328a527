/// Ends an evaluation after a number of batches, and reports progress.
///
/// - Rules: `evaluate.steps.limit`, `evaluate.progress`
final class RunningEvaluationLimitHook: RunningHook {
  private let steps: Int
  private let counter: SymbolicTensor
  private let environment: any Environment
  private let decisions: Decisions

  init(
    steps: Int, counter: SymbolicTensor, environment: any Environment, decisions: Decisions
  ) {
    self.steps = steps
    self.counter = counter
    self.environment = environment
    self.decisions = decisions
  }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? {
    SessionRunArguments(fetches: ["batches": counter])
  }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    let done = Int(values.results?["batches"]?.array(of: Int64.self)?.first ?? 0)
    if decisions.reportsProgress(done, steps) {
      environment.log.write(
        LogEvent(
          .info, .evaluationProgress, step: done, total: steps, "Evaluated \(done) of \(steps)."))
    }
    // evaluate.steps.limit (EVAL-04)
    if decisions.evaluationStops(done, steps) { context.requestStop() }
  }
}

/// Reads the metrics' values when the last batch is done.
///
/// - Rules: `evaluate.metrics.grouped`
final class FinalValuesHook: RunningHook {
  private let tensors: [SymbolicTensor]
  private(set) var values: [Tensor]?

  init(_ tensors: [SymbolicTensor]) { self.tensors = tensors }

  func end(_ session: LiveSession) throws {
    values = try session.run(tensors, feeds: [:])
  }
}
