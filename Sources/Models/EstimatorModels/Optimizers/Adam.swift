/// Gradient descent by running means of the gradient and of its square.
///
/// With t the step's number, `m ← m + (1−β₁)(g − m)`, `s ← s + (1−β₂)(g² − s)` and
/// `v ← v − η·√(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√s + ε)`.
///
/// Every row of a table moves in every step, gathered or not.
///
/// - Rules: `optimizer.adam`, `optimizer.adam.rows`
public struct Adam: Optimizer {
  public let name = "Adam"
  public let learningRate: Double
  public let beta1: Double
  public let beta2: Double
  public let epsilon: Double

  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon == 0 ? 1e-7 : epsilon
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
    return try gradients.indices.map {
      try update(
        gradients[$0].variable, first[$0], second[$0], along: gradients[$0].gradient, with: state)
    }
  }

  // optimizer.adam (OPT-13, OPT-05)
  private func update(
    _ variable: Variable, _ first: Variable, _ second: Variable, along gradient: Gradient,
    with state: OptimizerState
  ) throws -> Operation {
    let (graph, step) = (state.graph, try state.stepNumber(for: variable))
    let betas = try ["beta_1", "beta_2"].map { try state.hyperparameter($0, for: variable) }
    let powers = try betas.map { try graph.pow($0, step) }
    let rate = try state.hyperparameter("learning_rate", for: variable)
    let epsilon = try state.constant(epsilon, for: variable)
    // optimizer.adam.rows (OPT-13)
    let whole = try gradient.whole(of: variable, in: graph)
    return try state.update(
      "ResourceApplyAdam",
      [variable.handle, first.handle, second.handle] + powers + [rate] + betas + [epsilon, whole])
  }
}
