/// How `RMSProp` moves one variable.
struct RMSPropStep {
  private let state: OptimizerState
  private let variable: Variable
  private let mean: Variable
  private let epsilon: SymbolicTensor
  private let rate: SymbolicTensor
  private let rho: SymbolicTensor

  init(_ variable: Variable, mean: Variable, epsilon: Double, with state: OptimizerState) throws {
    self.state = state
    self.variable = variable
    self.mean = mean
    self.epsilon = try state.constant(epsilon, for: variable)
    rate = try state.hyperparameter("learning_rate", for: variable)
    rho = try state.hyperparameter("rho", for: variable)
  }

  private var graph: Graph { state.graph }

  // optimizer.rmsprop (OPT-14)
  func descend(along gradient: Gradient) throws -> Operation {
    switch gradient {
    case .whole(let gradient):
      let next = try following(graph.read(mean), gradient)
      let kept = try graph.assign(mean, next)
      return try graph.assignSub(variable, step(gradient, next), after: [kept])
    case .rows(let slices):
      // optimizer.rmsprop.rows (OPT-14)
      let rows = try following(graph.gather(graph.read(mean), slices.indices), slices.values)
      let decayed = try graph.assign(mean, graph.multiply(graph.read(mean), rho))
      let kept = try graph.scatter(
        "ResourceScatterUpdate", mean, at: slices.indices, rows, after: [decayed])
      return try graph.scatter(
        "ResourceScatterSub", variable, at: slices.indices, step(slices.values, rows),
        after: [kept])
    }
  }

  func roll(_ move: Variable, along gradient: Gradient) throws -> Operation {
    switch gradient {
    case .whole(let gradient):
      let next = try following(graph.read(mean), gradient)
      let moved = try pushed(graph.read(move), gradient, next)
      let kept = [try graph.assign(mean, next), try graph.assign(move, moved)]
      return try graph.assignSub(variable, moved, after: kept)
    case .rows(let slices):
      let (rows, values) = (slices.indices, slices.values)
      let next = try following(graph.gather(graph.read(mean), rows), values)
      let moved = try pushed(graph.gather(graph.read(move), rows), values, next)
      let kept = try [(mean, next), (move, moved)].map {
        try graph.scatter("ResourceScatterUpdate", $0, at: rows, $1)
      }
      return try graph.scatter("ResourceScatterSub", variable, at: rows, moved, after: kept)
    }
  }

  /// The running mean after this gradient.
  private func following(_ mean: SymbolicTensor, _ gradient: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let rest = try graph.subtract(state.constant(1, for: variable), rho)
    return try graph.add(
      graph.multiply(rho, mean), graph.multiply(rest, graph.square(gradient)))
  }

  private func step(_ gradient: SymbolicTensor, _ mean: SymbolicTensor) throws -> SymbolicTensor {
    try graph.divide(graph.multiply(rate, gradient), graph.add(graph.sqrt(mean), epsilon))
  }

  private func pushed(
    _ move: SymbolicTensor, _ gradient: SymbolicTensor, _ mean: SymbolicTensor
  ) throws -> SymbolicTensor {
    let momentum = try state.hyperparameter("momentum", for: variable)
    let push = try graph.divide(
      graph.multiply(rate, gradient), graph.sqrt(graph.add(mean, epsilon)))
    return try graph.add(graph.multiply(momentum, move), push)
  }
}
