extension ReferenceEstimator {
  func evaluate(
    inputFn: InputFunction, steps: Int?, hooks: [Hook], checkpointPath: String?, name: String?
  ) throws -> OrderedDictionary<String, Tensor?> {
    // evaluate.arguments.positive (EVAL-01): before anything is looked up or called.
    if let steps, steps <= 0 {
      throw EstimatorError(
        .valueError, "steps is \(steps)", argument: "steps", rule: .evaluateArgumentsPositive,
        advice: "Give a positive number, or leave it out.")
    }
    let choice = try checkpoints.choose(decisions.reading.given(checkpointPath))
    let model = try build(.eval, inputFn: inputFn)
    return try EvaluationSession(estimator: self, model: model, choice: choice)
      .run(steps: steps, callerHooks: hooks)
  }
}
