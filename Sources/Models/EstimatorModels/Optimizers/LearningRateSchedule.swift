/// A learning rate that changes from step to step.
///
/// - Rules: `optimizer.schedule`
public protocol LearningRateSchedule: Sendable {
  /// The rate of the step that comes after so many others.
  ///
  /// - Parameter steps: A float32 scalar.
  /// - Returns: A float32 scalar.
  func rate(after steps: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor
}

/// The rate r·qᵖ, where p is the number of steps divided by `decaySteps`.
public struct ExponentialDecay: LearningRateSchedule {
  public let initialLearningRate: Double
  public let decaySteps: Double
  public let decayRate: Double
  /// Whether p is rounded down to a whole number.
  public let isStaircase: Bool

  public init(
    initialLearningRate: Double, decaySteps: Double, decayRate: Double, isStaircase: Bool = false
  ) {
    self.initialLearningRate = initialLearningRate
    self.decaySteps = decaySteps
    self.decayRate = decayRate
    self.isStaircase = isStaircase
  }

  // optimizer.schedule (VAR-06)
  public func rate(after steps: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    let number = { (value: Double) in try graph.scalar(value, .float32) }
    let part = try graph.divide(steps, number(decaySteps))
    let power = isStaircase ? try graph.floor(part) : part
    return try graph.multiply(number(initialLearningRate), graph.pow(number(decayRate), power))
  }
}

/// A rate that is asked for each time a graph is built.
public struct AskedRate: LearningRateSchedule {
  private let ask: @Sendable () -> Double

  public init(_ ask: @escaping @Sendable () -> Double) { self.ask = ask }

  // optimizer.schedule (VAR-06)
  public func rate(after steps: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    try graph.scalar(ask(), .float32)
  }
}

/// An optimizer that follows a schedule. Its learning rate is no variable.
public struct ScheduledOptimizer: Optimizer {
  private let base: any Optimizer
  public let schedule: (any LearningRateSchedule)?

  public init(_ base: any Optimizer, following schedule: any LearningRateSchedule) {
    self.base = base
    self.schedule = schedule
  }

  public var name: String { base.name }
  public var decay: Double { base.decay }
  public var clipping: GradientClipping? { base.clipping }

  // optimizer.schedule (VAR-06)
  public var hyperparameters: [String: Double] {
    base.hyperparameters.filter { $0.key != "learning_rate" }
  }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    try base.apply(gradients, with: state)
  }
}
