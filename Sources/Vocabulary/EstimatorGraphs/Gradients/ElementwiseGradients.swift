/// Operations on one tensor, element by element.
extension GradientRules {
  static let elementwise: [String: GradientRule] = [
    "Identity": { c in try c.first { try c.gradient() } },
    "Neg": { c in try c.first { try c.negated(c.gradient()) } },
    "Abs": { c in try c.first { try c.product(c.gradient(), c.add("Sign", c.x)) } },
    "Sign": { c in try c.first { try c.add("ZerosLike", c.x) } },
    "Cast": cast,
    "Square": square,
    "Sqrt": { c in try c.first { try c.add("SqrtGrad", c.y, c.gradient()) } },
    "Rsqrt": { c in try c.first { try c.add("RsqrtGrad", c.y, c.gradient()) } },
    "Reciprocal": { c in try c.first { try c.add("ReciprocalGrad", c.y, c.gradient()) } },
    "Exp": { c in try c.first { try c.product(c.gradient(), c.y) } },
    "Expm1": { c in try c.first { try c.product(c.gradient(), c.add("Exp", c.x)) } },
    "Log": { c in try c.first { try c.product(c.gradient(), c.add("Reciprocal", c.x)) } },
    "Log1p": logarithmOfOnePlus,
  ]

  /// Back into the type before; nothing flows back into whole numbers.
  @Sendable
  private static func cast(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      try c.add("Cast", c.gradient(), attributes: ["DstT": .type(c.x.dataType)])
    }
  }

  /// g · 2x
  @Sendable
  private static func square(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first { try c.product(c.gradient(), c.product(c.x, c.scalar(2, like: c.x))) }
  }

  /// g · 1/(1 + x)
  @Sendable
  private static func logarithmOfOnePlus(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let sum = try c.add("AddV2", c.scalar(1, like: c.x), c.x)
      return try c.product(c.gradient(), c.add("Reciprocal", sum))
    }
  }
}
