/// How `Adam` moves one variable.
struct AdamStep {
  private let state: OptimizerState
  private let variable: Variable
  private let first: Variable
  private let second: Variable
  private let betas: [SymbolicTensor]
  /// The betas to the power of the step's number.
  private let powers: [SymbolicTensor]
  private let rate: SymbolicTensor
  private let epsilon: SymbolicTensor

  init(
    _ variable: Variable, first: Variable, second: Variable, epsilon: Double,
    with state: OptimizerState
  ) throws {
    self.state = state
    self.variable = variable
    self.first = first
    self.second = second
    // optimizer.adam (OPT-13, OPT-05)
    let step = try state.stepNumber(for: variable)
    let betas = try ["beta_1", "beta_2"].map { try state.hyperparameter($0, for: variable) }
    self.betas = betas
    powers = try betas.map { try state.graph.pow($0, step) }
    rate = try state.hyperparameter("learning_rate", for: variable)
    self.epsilon = try state.constant(epsilon, for: variable)
  }

  func descend(along gradient: SymbolicTensor) throws -> Operation {
    try state.update(
      "ResourceApplyAdam",
      [variable.handle, first.handle, second.handle] + powers + [rate] + betas
        + [epsilon, gradient])
  }

  // optimizer.adam.amsgrad (OPT-03)
  func descend(along gradient: SymbolicTensor, greatest: Variable) throws -> Operation {
    let graph = state.graph
    let mean = try following(first, gradient, betas[0])
    let square = try following(second, graph.square(gradient), betas[1])
    let top = try graph.maximum(graph.read(greatest), square)
    let kept = try [(first, mean), (second, square), (greatest, top)].map {
      try graph.assign($0, $1)
    }
    let step = try graph.divide(
      graph.multiply(correctedRate(), mean), graph.add(graph.sqrt(top), epsilon))
    return try graph.assignSub(variable, step, after: kept)
  }

  /// A running mean after this value.
  private func following(
    _ mean: Variable, _ value: SymbolicTensor, _ beta: SymbolicTensor
  ) throws -> SymbolicTensor {
    let graph = state.graph
    let present = try graph.read(mean)
    return try graph.add(
      present, graph.multiply(graph.subtract(value, present), rest(beta)))
  }

  /// The rate, corrected for means that start at 0.
  private func correctedRate() throws -> SymbolicTensor {
    let graph = state.graph
    return try graph.multiply(
      rate, graph.divide(graph.sqrt(rest(powers[1])), rest(powers[0])))
  }

  private func rest(_ part: SymbolicTensor) throws -> SymbolicTensor {
    try state.graph.subtract(state.constant(1, for: variable), part)
  }
}
