/// Gradient descent by running means of the gradient and of its square.
///
/// With t the step's number, `m ← m + (1−β₁)(g − m)`, `s ← s + (1−β₂)(g² − s)` and
/// `v ← v − η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√s + ε)`.
///
/// Every row of a table moves in every step, gathered or not. With `amsgrad` the root is that of the
/// greatest s so far.
///
/// - Rules: `optimizer.adam`, `optimizer.adam.rows`, `optimizer.adam.amsgrad`
public struct Adam: Optimizer {
  public let name = "Adam"
  public let learningRate: Double
  public let beta1: Double
  public let beta2: Double
  public let epsilon: Double
  /// Whether no element's steps get longer again when its gradients get smaller.
  public let amsgrad: Bool

  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon == 0 ? 1e-7 : epsilon
    self.amsgrad = amsgrad
  }

  public var hyperparameters: [String: Double] {
    ["learning_rate": learningRate, "decay": 0, "beta_1": beta1, "beta_2": beta2]
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    // All first moments, then all second ones: the order of the variables is part of a checkpoint.
    let first = try gradients.map { try state.addSlot("m", for: $0.variable) }
    let second = try gradients.map { try state.addSlot("v", for: $0.variable) }
    let greatest = amsgrad ? try gradients.map { try state.addSlot("vhat", for: $0.variable) } : []
    return try gradients.indices.map {
      let (variable, gradient) = gradients[$0]
      let step = try AdamStep(
        variable, first: first[$0], second: second[$0], epsilon: epsilon, with: state)
      // optimizer.adam.rows (OPT-13)
      let whole = try gradient.whole(of: variable, in: state.graph)
      return amsgrad
        ? try step.descend(along: whole, greatest: greatest[$0]) : try step.descend(along: whole)
    }
  }
}
