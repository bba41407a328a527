/// An optimizer whose learning rate falls from step to step, that of a schedule too.
///
/// The decay is kept as a variable like every other number, but what a checkpoint holds of it is not
/// looked at again: the constructor's counts.
///
/// - Rules: `optimizer.decay`
public struct DecayingOptimizer: Optimizer {
  private let base: any Optimizer
  public let decay: Double

  /// - Throws: `EstimatorError` with kind `ValueError` when the decay is negative.
  public init(_ base: any Optimizer, by decay: Double) throws {
    guard decay >= 0 else {
      throw EstimatorError(
        .valueError, "decay is \(decay), negative", argument: "decay", rule: .optimizerDecay)
    }
    self.base = base
    self.decay = decay
  }

  public var name: String { base.name }
  public var schedule: (any LearningRateSchedule)? { base.schedule }
  public var clipping: GradientClipping? { base.clipping }

  public var hyperparameters: [String: Double] {
    base.hyperparameters.merging(["decay": decay]) { $1 }
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    try base.apply(gradients, with: state)
  }
}
