/// The two ways to say how long to train.
enum TrainingLimit {
  static func check(steps: Int?, maxSteps: Int?) throws {
    switch (steps, maxSteps) {
    // train.arguments.exclusive (TRAIN-02)
    case (_?, _?):
      throw EstimatorError(
        .valueError, "steps and maxSteps exclude each other", argument: "steps",
        rule: .trainArgumentsExclusive)
    // train.arguments.positive (TRAIN-03)
    case (let count?, nil) where count < 1: throw notPositive("steps", count)
    case (nil, let count?) where count < 1: throw notPositive("maxSteps", count)
    default: return
    }
  }

  /// - Rules: `train.steps.incremental`, `train.max-steps.absolute`, `train.limit.none`
  static func hook(
    steps: Int?, maxSteps: Int?, policies: Policies
  ) throws -> StopAtStepHook? {
    if let maxSteps { return try policies.goalOfMaxSteps(maxSteps) }
    return try steps.map { try StopAtStepHook(numSteps: $0) }
  }

  private static func notPositive(_ name: String, _ count: Int) -> EstimatorError {
    EstimatorError(
      .valueError, "\(name) must be positive, not \(count)", argument: name,
      rule: .trainArgumentsPositive)
  }
}
