/// Operations on two tensors, element by element, with broadcasting in both directions.
extension GradientRules {
  static let arithmetic: [String: GradientRule] = [
    "Add": { c in try c.broadcast({ $0 }, { $0 }) },
    "AddV2": { c in try c.broadcast({ $0 }, { $0 }) },
    "Sub": { c in try c.broadcast({ $0 }, { try c.negated($0) }) },
    "Mul": { c in
      try c.broadcast({ try c.product($0, c.inputs[1]) }, { try c.product(c.x, $0) })
    },
    "RealDiv": { try quotient($0, "RealDiv") },
    "Div": { try quotient($0, "Div") },
    "DivNoNan": { try quotient($0, "DivNoNan") },
    "SquaredDifference": squaredDifference,
    "Maximum": { try larger($0, "GreaterEqual") },
    "Minimum": { try larger($0, "LessEqual") },
    "Pow": power,
    "FloorMod": remainder,
    "AddN": { c in
      let gradient = try c.gradient()
      return c.inputs.map { _ in gradient }
    },
  ]

  /// g / b and −g · a/b/b
  private static func quotient(_ c: GradientContext, _ kind: String) throws -> [SymbolicTensor?] {
    let b = c.inputs[1]
    return try c.broadcast(
      { try c.add(kind, $0, b) },
      { try c.product($0, c.add(kind, c.add(kind, c.negated(c.x), b), b)) })
  }

  /// 2g · (a − b) and its opposite
  @Sendable
  private static func squaredDifference(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let gradient = try c.gradient()
    let twice = try c.product(c.scalar(2, like: c.x), gradient)
    let change = try c.product(twice, c.add("Sub", c.x, c.inputs[1]))
    return try c.broadcast({ _ in change }, { _ in try c.negated(change) })
  }

  /// All of the gradient goes to the operand that was taken; of equal ones, to the first.
  private static func larger(_ c: GradientContext, _ comparison: String) throws
    -> [SymbolicTensor?]
  {
    let isFirst = try c.add(comparison, c.x, c.inputs[1])
    let zeros = try c.add("ZerosLike", c.gradient())
    return try c.broadcast(
      { try c.add("SelectV2", isFirst, $0, zeros) }, { try c.add("SelectV2", isFirst, zeros, $0) })
  }

  /// g and −g · ⌊a/b⌋
  @Sendable
  private static func remainder(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.broadcast(
      { $0 }, { try c.product($0, c.negated(c.add("FloorDiv", c.x, c.inputs[1]))) })
  }

  /// g · b · a^(b−1), and g · y · log a, which is 0 where a ≤ 0
  @Sendable
  private static func power(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let (a, b) = (c.x, c.inputs[1])
    let base: (SymbolicTensor) throws -> SymbolicTensor = { gradient in
      let lower = try c.add("Pow", a, c.add("Sub", b, c.scalar(1, like: b)))
      return try c.product(c.product(gradient, b), lower)
    }
    let exponent: (SymbolicTensor) throws -> SymbolicTensor = { gradient in
      let isPositive = try c.add("Greater", a, c.scalar(0, like: a))
      let safe = try c.add("SelectV2", isPositive, a, c.scalar(1, like: a))
      return try c.product(c.product(gradient, c.y), c.add("Log", safe))
    }
    return try c.broadcast(base, exponent)
  }
}

extension GradientContext {
  /// The gradients of two operands: made in the broadcast shape, then brought to each one's own.
  func broadcast(
    _ a: (SymbolicTensor) throws -> SymbolicTensor, _ b: (SymbolicTensor) throws -> SymbolicTensor
  ) throws -> [SymbolicTensor?] {
    let gradient = try gradient()
    return try both(
      { try unbroadcast(a(gradient), to: inputs[0], with: inputs[1]) },
      { try unbroadcast(b(gradient), to: inputs[1], with: inputs[0]) })
  }
}
