/// How gradients are limited before an optimizer follows them.
///
/// First their elements, then the norm of each, then the norm of all of them together. Of a table only
/// the gathered rows count.
///
/// - Rules: `optimizer.clipping.value`, `optimizer.clipping.norm`, `optimizer.clipping.global`,
///   `optimizer.clipping.arguments`
public struct GradientClipping: Sendable {
  /// No element gets further from 0.
  public let value: Double?
  /// The gradient of no variable gets longer.
  public let norm: Double?
  /// All gradients, as one vector, get no longer: each is made shorter by the same factor.
  public let globalNorm: Double?

  /// - Throws: `EstimatorError` with kind `ValueError` for a negative limit, and when both norms are given.
  public init(value: Double? = nil, norm: Double? = nil, globalNorm: Double? = nil) throws {
    // optimizer.clipping.arguments (VAR-06)
    let limits = [("clipvalue", value), ("clipnorm", norm), ("global_clipnorm", globalNorm)]
    for (argument, limit) in limits {
      if let limit, limit < 0 { throw Self.refused(argument, "\(argument) is \(limit), negative") }
    }
    if norm != nil, globalNorm != nil {
      throw Self.refused("clipnorm", "clipnorm and global_clipnorm are both given")
    }
    self.value = value
    self.norm = norm
    self.globalNorm = globalNorm
  }

  private static func refused(_ argument: String, _ message: String) -> EstimatorError {
    EstimatorError(.valueError, message, argument: argument, rule: .optimizerClippingArguments)
  }

  /// - Parameter gradients: Those of all variables, of one type if there is a `globalNorm`.
  func applied(to gradients: [Gradient], in graph: Graph) throws -> [Gradient] {
    var clipped = gradients
    if let value { clipped = try clipped.map { try $0.changed { try graph.cut($0, at: value) } } }
    if let norm { clipped = try clipped.map { try $0.clipped(toNorm: norm, in: graph) } }
    if let globalNorm { clipped = try graph.clipped(clipped, together: globalNorm) }
    return clipped
  }
}

/// An optimizer that limits gradients.
public struct ClippingOptimizer: Optimizer {
  private let base: any Optimizer
  public let clipping: GradientClipping?

  public init(_ base: any Optimizer, by clipping: GradientClipping) {
    self.base = base
    self.clipping = clipping
  }

  public var name: String { base.name }
  public var schedule: (any LearningRateSchedule)? { base.schedule }
  public var decay: Double { base.decay }
  public var hyperparameters: [String: Double] { base.hyperparameters }

  public func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation] {
    try base.apply(gradients, with: state)
  }
}

extension Graph {
  // optimizer.clipping.value (VAR-06)
  fileprivate func cut(_ gradient: SymbolicTensor, at limit: Double) throws -> SymbolicTensor {
    let type = gradient.dataType
    return try maximum(minimum(gradient, scalar(limit, type)), scalar(-limit, type))
  }

  // optimizer.clipping.global (VAR-06)
  fileprivate func clipped(_ gradients: [Gradient], together norm: Double) throws -> [Gradient] {
    guard let type = gradients.first?.values.dataType else { return [] }
    let (one, limit) = (try scalar(1, type), try scalar(norm, type))
    let length = try sqrt(addN(gradients.map { try sum(square($0.values)) }))
    let share = try multiply(limit, minimum(divide(one, length), divide(one, limit)))
    // A length that is infinite makes every gradient NaN, not 0.
    let scale = try add(share, subtract(length, length))
    return try gradients.map { try $0.changed { try multiply($0, scale) } }
  }
}
