/// Gradient descent, with momentum if wanted.
///
/// Without momentum `v ← v − η·g`. With it `m ← µ·m − η·g` and then `v ← v + m`, or Nesterov's
/// `v ← v + µ·m − η·g`.
///
/// Rows of a table that a step does not gather rest, with momentum too.
///
/// - Rules: `optimizer.sgd`, `optimizer.sgd.nesterov`
public struct SGD: Optimizer {
  public let name = "SGD"
  public let learningRate: Double
  /// From 0, which means none, to 1.
  public let momentum: Double
  /// Whether momentum looks ahead, as Nesterov's does. Without momentum it changes nothing.
  public let nesterov: Bool

  /// - Throws: `EstimatorError` with kind `ValueError` when the momentum is not between 0 and 1.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false
  ) throws {
    guard (0...1).contains(momentum) else {
      throw EstimatorError(
        .valueError, "momentum is \(momentum), not between 0 and 1", argument: "momentum",
        rule: .optimizerSgd)
    }
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
  }

  public var hyperparameters: [String: Double] {
    ["learning_rate": learningRate, "decay": 0, "momentum": momentum]
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    if momentum == 0 { return try gradients.map { try descend($0, along: $1, with: state) } }
    let slots = try gradients.map { try state.addSlot("momentum", for: $0.variable) }
    return try zip(gradients, slots).map {
      try roll($0.variable, $1, along: $0.gradient, with: state)
    }
  }

  // optimizer.sgd (OPT-15)
  private func descend(
    _ variable: Variable, along gradient: Gradient, with state: OptimizerState
  ) throws -> Operation {
    let (graph, rate) = (state.graph, try state.hyperparameter("learning_rate", for: variable))
    switch gradient {
    case .whole(let gradient):
      return try state.update("ResourceApplyGradientDescent", [variable.handle, rate, gradient])
    case .rows(let slices):
      let moves = try graph.multiply(graph.negate(rate), slices.values)
      return try graph.scatter("ResourceScatterAdd", variable, at: slices.indices, moves)
    }
  }

  private func roll(
    _ variable: Variable, _ slot: Variable, along gradient: Gradient, with state: OptimizerState
  ) throws -> Operation {
    let rate = try state.hyperparameter("learning_rate", for: variable)
    let momentum = try state.hyperparameter("momentum", for: variable)
    let inputs = [variable.handle, slot.handle, rate]
    // optimizer.sgd.nesterov (OPT-03)
    let attributes: [String: Attribute] = ["use_nesterov": .bool(nesterov)]
    return switch gradient {
    case .whole(let gradient):
      try state.update("ResourceApplyKerasMomentum", inputs + [gradient, momentum], attributes)
    case .rows(let slices):
      try state.update(
        "ResourceSparseApplyKerasMomentum", inputs + [slices.values, slices.indices, momentum],
        attributes)
    }
  }
}
