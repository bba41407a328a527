/// Follow the regularised leader: a variable is made anew in every step of what its gradients were.
///
/// With p the power, `z ← z + g − (a'⁻ᵖ − a⁻ᵖ)/η · v` where `a' = a + g²`, and then
/// `v ← 0` where |z| ≤ l₁, else `(sign(z)·l₁ − z) / (a'⁻ᵖ/η + 2·l₂)`, and `a ← a'`. So a
/// variable forgets what it started from, and an element without a gradient becomes 0. Shrinkage of
/// strength λ adds 2·λ·v to z, but not to a.
///
/// - Rules: `optimizer.ftrl`, `optimizer.ftrl.rows`, `optimizer.ftrl.shrinkage`
public struct Ftrl: Optimizer {
  public let name = "Ftrl"
  public let learningRate: Double
  /// Not positive.
  public let learningRatePower: Double
  /// What the sums of squares start from; not negative.
  public let initialAccumulatorValue: Double
  /// Not negative.
  public let l1RegularizationStrength: Double
  /// Not negative.
  public let l2RegularizationStrength: Double
  /// Not negative. It is no variable.
  public let l2ShrinkageRegularizationStrength: Double
  public let beta: Double

  /// - Throws: `EstimatorError` with kind `ValueError` when a number has the wrong sign.
  public init(
    learningRate: Double = 0.001, learningRatePower: Double = -0.5,
    initialAccumulatorValue: Double = 0.1, l1RegularizationStrength: Double = 0,
    l2RegularizationStrength: Double = 0, l2ShrinkageRegularizationStrength: Double = 0,
    beta: Double = 0
  ) throws {
    try Self.check(-learningRatePower, "learning_rate_power", "positive")
    try Self.check(initialAccumulatorValue, "initial_accumulator_value", "negative")
    try Self.check(l1RegularizationStrength, "l1_regularization_strength", "negative")
    try Self.check(l2RegularizationStrength, "l2_regularization_strength", "negative")
    try Self.check(
      l2ShrinkageRegularizationStrength, "l2_shrinkage_regularization_strength", "negative")
    self.learningRate = learningRate
    self.learningRatePower = learningRatePower
    self.initialAccumulatorValue = initialAccumulatorValue
    self.l1RegularizationStrength = l1RegularizationStrength
    self.l2RegularizationStrength = l2RegularizationStrength
    self.l2ShrinkageRegularizationStrength = l2ShrinkageRegularizationStrength
    self.beta = beta
  }

  private static func check(_ value: Double, _ argument: String, _ wrong: String) throws {
    if value < 0 {
      throw EstimatorError(
        .valueError, "\(argument) is \(wrong)", argument: argument, rule: .optimizerFtrl)
    }
  }

  public var hyperparameters: [String: Double] {
    [
      "learning_rate": learningRate, "decay": 0, "learning_rate_power": learningRatePower,
      "l1_regularization_strength": l1RegularizationStrength,
      "l2_regularization_strength": l2RegularizationStrength, "beta": beta,
    ]
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    let slots = try gradients.map { pair in
      (
        accumulator: try state.addSlot(
          "accumulator", for: pair.variable, filledWith: initialAccumulatorValue),
        linear: try state.addSlot("linear", for: pair.variable)
      )
    }
    return try zip(gradients, slots).map {
      try update($0.variable, $1, along: $0.gradient, with: state)
    }
  }

  // optimizer.ftrl (OPT-16)
  private func update(
    _ variable: Variable, _ slots: (accumulator: Variable, linear: Variable),
    along gradient: Gradient, with state: OptimizerState
  ) throws -> Operation {
    let handles = [variable.handle, slots.accumulator.handle, slots.linear.handle]
    let numbers = try numbers(for: variable, with: state)
    let shrunk = try shrink(variable, slots.linear, along: gradient, with: state)
    return switch gradient {
    case .whole(let gradient):
      try state.update("ResourceApplyFtrl", handles + [gradient] + numbers, after: shrunk)
    case .rows(let slices):
      try state.update(
        "ResourceSparseApplyFtrl", handles + [slices.values, slices.indices] + numbers,
        after: shrunk)
    }
  }

  /// Adds the share of shrinkage to z, of the rows that move.
  private func shrink(
    _ variable: Variable, _ linear: Variable, along gradient: Gradient, with state: OptimizerState
  ) throws -> [Operation] {
    // optimizer.ftrl.shrinkage (OPT-03)
    guard l2ShrinkageRegularizationStrength > 0 else { return [] }
    let graph = state.graph
    let twice = try state.constant(2 * l2ShrinkageRegularizationStrength, for: variable)
    let present = try graph.read(variable)
    switch gradient {
    case .whole:
      return [try graph.assignAdd(linear, graph.multiply(twice, present))]
    case .rows(let slices):
      let rows = try graph.gather(present, slices.indices)
      return [
        try graph.scatter(
          "ResourceScatterAdd", linear, at: slices.indices, graph.multiply(twice, rows))
      ]
    }
  }

  /// The rate, both strengths and the power. Beta makes the second strength greater.
  private func numbers(for variable: Variable, with state: OptimizerState) throws
    -> [SymbolicTensor]
  {
    let graph = state.graph
    let number = { (name: String) in try state.hyperparameter(name, for: variable) }
    let rate = try number("learning_rate")
    let twice = try graph.multiply(state.constant(2, for: variable), rate)
    let second = try graph.add(
      number("l2_regularization_strength"), graph.divide(number("beta"), twice))
    return [
      rate, try number("l1_regularization_strength"), second, try number("learning_rate_power"),
    ]
  }
}
