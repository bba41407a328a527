/// Gradient descent in which each element slows down by the gradients it has had.
///
/// `a ← a + g²`, then `v ← v − η·g / (√a + ε)`.
///
/// - Rules: `optimizer.adagrad`
public struct Adagrad: Optimizer {
  public let name = "Adagrad"
  public let learningRate: Double
  /// What the sums of squares start from; not negative.
  public let initialAccumulatorValue: Double
  public let epsilon: Double

  /// - Throws: `EstimatorError` with kind `ValueError` when the initial value is negative.
  public init(
    learningRate: Double = 0.001, initialAccumulatorValue: Double = 0.1, epsilon: Double = 1e-7
  ) throws {
    guard initialAccumulatorValue >= 0 else {
      throw EstimatorError(
        .valueError,
        "initialAccumulatorValue is \(initialAccumulatorValue), but must not be negative",
        argument: "initial_accumulator_value", rule: .optimizerAdagrad)
    }
    self.learningRate = learningRate
    self.initialAccumulatorValue = initialAccumulatorValue
    self.epsilon = epsilon == 0 ? 1e-7 : epsilon
  }

  public var hyperparameters: [String: Double] { ["learning_rate": learningRate, "decay": 0] }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    let slots = try gradients.map {
      try state.addSlot("accumulator", for: $0.variable, filledWith: initialAccumulatorValue)
    }
    return try zip(gradients, slots).map {
      try update($0.variable, $1, along: $0.gradient, with: state)
    }
  }

  // optimizer.adagrad (OPT-11)
  private func update(
    _ variable: Variable, _ sum: Variable, along gradient: Gradient, with state: OptimizerState
  ) throws -> Operation {
    let rate = try state.hyperparameter("learning_rate", for: variable)
    let epsilon = try state.constant(epsilon, for: variable)
    let inputs = [variable.handle, sum.handle, rate, epsilon]
    return switch gradient {
    case .whole(let gradient):
      try state.update("ResourceApplyAdagradV2", inputs + [gradient])
    case .rows(let slices):
      try state.update("ResourceSparseApplyAdagradV2", inputs + [slices.values, slices.indices])
    }
  }
}
