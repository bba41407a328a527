/// How `RMSProp` moves one variable.
struct RMSPropStep {
  private let state: OptimizerState
  private let variable: Variable
  private let mean: Variable
  /// The running mean of the gradient, if its square is taken off `mean`.
  private let center: Variable?
  private let epsilon: SymbolicTensor
  private let rate: SymbolicTensor
  private let rho: SymbolicTensor

  init(
    _ variable: Variable, mean: Variable, center: Variable?, epsilon: Double,
    with state: OptimizerState
  ) throws {
    self.state = state
    self.variable = variable
    self.mean = mean
    self.center = center
    self.epsilon = try state.constant(epsilon, for: variable)
    rate = try state.hyperparameter("learning_rate", for: variable)
    rho = try state.hyperparameter("rho", for: variable)
  }

  private var graph: Graph { state.graph }

  // optimizer.rmsprop (OPT-14)
  func descend(along gradient: Gradient) throws -> Operation {
    switch gradient {
    case .whole(let gradient):
      let means = try following(gradient) { try graph.read($0) }
      let kept = try means.map { try graph.assign($0.slot, $0.next) }
      return try graph.assignSub(variable, step(gradient, spread(means)), after: kept)
    case .rows(let slices):
      // optimizer.rmsprop.rows (OPT-14)
      let rows = slices.indices
      let means = try following(slices.values) { try graph.gather(graph.read($0), rows) }
      let kept = try means.map {
        let decayed = try graph.assign($0.slot, graph.multiply(graph.read($0.slot), rho))
        return try graph.scatter(
          "ResourceScatterUpdate", $0.slot, at: rows, $0.next, after: [decayed])
      }
      return try graph.scatter(
        "ResourceScatterSub", variable, at: rows, step(slices.values, spread(means)), after: kept)
    }
  }

  func roll(_ move: Variable, along gradient: Gradient) throws -> Operation {
    switch gradient {
    case .whole(let gradient):
      let means = try following(gradient) { try graph.read($0) }
      let moved = try pushed(graph.read(move), gradient, spread(means))
      let kept = try (means + [(move, moved)]).map { try graph.assign($0.slot, $0.next) }
      return try graph.assignSub(variable, moved, after: kept)
    case .rows(let slices):
      let (rows, values) = (slices.indices, slices.values)
      let means = try following(values) { try graph.gather(graph.read($0), rows) }
      let moved = try pushed(graph.gather(graph.read(move), rows), values, spread(means))
      let kept = try (means + [(move, moved)]).map {
        try graph.scatter("ResourceScatterUpdate", $0.slot, at: rows, $0.next)
      }
      return try graph.scatter("ResourceScatterSub", variable, at: rows, moved, after: kept)
    }
  }

  /// What the running means become after this gradient: that of its square, and that of itself.
  ///
  /// - Parameter read: What a mean is before.
  private func following(
    _ gradient: SymbolicTensor, _ read: (Variable) throws -> SymbolicTensor
  ) throws -> [(slot: Variable, next: SymbolicTensor)] {
    let squares = (slot: mean, next: try following(read(mean), graph.square(gradient)))
    guard let center else { return [squares] }
    return [squares, (slot: center, next: try following(read(center), gradient))]
  }

  private func following(_ mean: SymbolicTensor, _ value: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let rest = try graph.subtract(state.constant(1, for: variable), rho)
    return try graph.add(graph.multiply(rho, mean), graph.multiply(rest, value))
  }

  /// What gradients are measured by: the mean of their squares, about their own mean if that is kept.
  private func spread(_ means: [(slot: Variable, next: SymbolicTensor)]) throws -> SymbolicTensor {
    // optimizer.rmsprop.centered (OPT-03)
    means.count == 1
      ? means[0].next : try graph.subtract(means[0].next, graph.square(means[1].next))
  }

  private func step(_ gradient: SymbolicTensor, _ spread: SymbolicTensor) throws -> SymbolicTensor {
    try graph.divide(graph.multiply(rate, gradient), graph.add(graph.sqrt(spread), epsilon))
  }

  private func pushed(
    _ move: SymbolicTensor, _ gradient: SymbolicTensor, _ spread: SymbolicTensor
  ) throws -> SymbolicTensor {
    let momentum = try state.hyperparameter("momentum", for: variable)
    let push = try graph.divide(
      graph.multiply(rate, gradient), graph.sqrt(graph.add(spread, epsilon)))
    return try graph.add(graph.multiply(momentum, move), push)
  }
}
