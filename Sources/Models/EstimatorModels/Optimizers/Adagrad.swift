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
    _ gradients: [(variable: Variable, gradient: SymbolicTensor)], with state: OptimizerState
  ) throws -> [Operation] {
    let slots = try gradients.map {
      try state.addSlot("accumulator", for: $0.variable, filledWith: initialAccumulatorValue)
    }
    // optimizer.adagrad (OPT-11)
    return try zip(gradients, slots).map { pair, slot in
      let rate = try state.hyperparameter("learning_rate", for: pair.variable)
      let epsilon = try state.constant(epsilon, for: pair.variable)
      return try state.graph.add(
        "ResourceApplyAdagradV2",
        inputs: [pair.variable.handle, slot.handle, rate, epsilon, pair.gradient],
        attributes: ["use_locking": .bool(true)]
      ).operation
    }
  }
}
