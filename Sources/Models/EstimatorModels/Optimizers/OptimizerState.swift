/// The variables that an optimizer keeps in a graph.
public final class OptimizerState {
  public let graph: Graph
  /// Counts the steps done so far.
  public let step: Variable
  private let scope: String
  private let hyperparameters: [String: Variable]
  private let decay: Double
  /// float32.
  private let scheduledRate: SymbolicTensor?

  /// Adds the hyper-parameters to the graph, in name order.
  init(
    of optimizer: some Optimizer, in outer: String, countingIn step: Variable, graph: Graph
  ) throws {
    self.graph = graph
    self.step = step
    let scope = "\(outer)/\(optimizer.name)"
    self.scope = scope
    decay = optimizer.decay
    // optimizer.slots (VAR-05)
    let named = try optimizer.hyperparameters.sorted { $0.key < $1.key }.map { name, value in
      (name, try graph.addVariable("\(scope)/\(name)", initialValue: Tensor(Float(value))))
    }
    hyperparameters = Dictionary(uniqueKeysWithValues: named)
    scheduledRate = try optimizer.schedule.map {
      try $0.rate(after: graph.cast(graph.read(step), to: .float32), in: graph)
    }
  }

  /// The present value of a hyper-parameter, in the type of the variable that it is for.
  ///
  /// - Rules: `optimizer.schedule`, `optimizer.decay`
  public func hyperparameter(_ name: String, for variable: Variable) throws -> SymbolicTensor {
    let value = try kept(name, for: variable)
    return name == "learning_rate" && decay > 0 ? try decayed(value, for: variable) : value
  }

  // optimizer.decay (VAR-06)
  private func decayed(_ rate: SymbolicTensor, for variable: Variable) throws -> SymbolicTensor {
    let steps = try graph.cast(graph.read(step), to: variable.dataType)
    let growth = try graph.multiply(constant(decay, for: variable), steps)
    return try graph.divide(rate, graph.add(constant(1, for: variable), growth))
  }

  private func kept(_ name: String, for variable: Variable) throws -> SymbolicTensor {
    // optimizer.schedule (VAR-06)
    if name == "learning_rate", let scheduledRate {
      return try graph.cast(scheduledRate, to: variable.dataType)
    }
    guard let hyperparameter = hyperparameters[name] else {
      preconditionFailure("The optimizer has no hyper-parameter '\(name)'")
    }
    return try graph.cast(graph.read(hyperparameter), to: variable.dataType)
  }

  /// Adds a slot: a variable of the shape and type of another, which belongs to it.
  public func addSlot(_ name: String, for variable: Variable, filledWith value: Double = 0) throws
    -> Variable
  {
    // optimizer.slots (VAR-05)
    try graph.addVariable(
      "\(scope)/\(variable.name)/\(name)",
      initialValue: Tensor(filledWith: value, variable.dataType, shape: variable.shape))
  }

  /// A fixed number in the type of a variable.
  public func constant(_ value: Double, for variable: Variable) throws -> SymbolicTensor {
    try graph.scalar(value, variable.dataType)
  }

  /// The number of the step being done, counted from 1, in the type of a variable.
  public func stepNumber(for variable: Variable) throws -> SymbolicTensor {
    try graph.cast(graph.add(graph.read(step), graph.constant(Int64(1))), to: variable.dataType)
  }

  /// Adds an operation that changes variables by a gradient.
  func update(
    _ kind: String, _ inputs: [SymbolicTensor], _ attributes: [String: Attribute] = [:],
    after control: [Operation] = []
  ) throws -> Operation {
    let attributes = attributes.merging(["use_locking": .bool(true)]) { $1 }
    return try graph.add(kind, inputs: inputs, attributes: attributes, control: control).operation
  }
}
