/// Gradient descent in which each element slows down by a running mean of its squared gradients.
///
/// `r ← ρ·r + (1−ρ)·g²`, then `v ← v − η·g / (√r + ε)`. With momentum `m ← µ·m + η·g / √(r + ε)` and then
/// `v ← v − m`.
///
/// With `centered`, a running mean c of the gradient itself is kept too, and r − c² stands for r in both.
///
/// Of a table, r and c decay in all rows, but only the gathered ones move. With momentum the others rest.
///
/// - Rules: `optimizer.rmsprop`, `optimizer.rmsprop.rows`, `optimizer.rmsprop.centered`
public struct RMSProp: Optimizer {
  // Not as the optimizer is called (VAR-05).
  public let name = "RMSprop"
  public let learningRate: Double
  public let rho: Double
  /// From 0, which means none, to 1.
  public let momentum: Double
  public let epsilon: Double
  /// Whether gradients are measured by how they vary, not by how great they are.
  public let centered: Bool

  /// - Throws: `EstimatorError` with kind `ValueError` when the momentum is not between 0 and 1.
  public init(
    learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    centered: Bool = false
  ) throws {
    guard (0...1).contains(momentum) else {
      throw EstimatorError(
        .valueError, "momentum is \(momentum), not between 0 and 1", argument: "momentum",
        rule: .optimizerRmsprop)
    }
    self.learningRate = learningRate
    self.rho = rho
    self.momentum = momentum
    self.epsilon = epsilon == 0 ? 1e-7 : epsilon
    self.centered = centered
  }

  public var hyperparameters: [String: Double] {
    ["learning_rate": learningRate, "decay": 0, "rho": rho, "momentum": momentum]
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    let means = try gradients.map { try state.addSlot("rms", for: $0.variable) }
    let moves =
      momentum == 0 ? nil : try gradients.map { try state.addSlot("momentum", for: $0.variable) }
    let centers =
      centered ? try gradients.map { try state.addSlot("mg", for: $0.variable) } : nil
    return try gradients.indices.map { index in
      let (variable, gradient) = gradients[index]
      let step = try RMSPropStep(
        variable, mean: means[index], center: centers?[index], epsilon: epsilon, with: state)
      if let moves { return try step.roll(moves[index], along: gradient) }
      return try step.descend(along: gradient)
    }
  }
}
