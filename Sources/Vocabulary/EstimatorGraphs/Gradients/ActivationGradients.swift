/// What neurons do to their sums. Where TensorFlow has a kind of its own for the gradient, it is used.
extension GradientRules {
  static let activations: [String: GradientRule] = [
    "Sigmoid": { c in try c.first { try c.add("SigmoidGrad", c.y, c.gradient()) } },
    "Tanh": { c in try c.first { try c.add("TanhGrad", c.y, c.gradient()) } },
    "Relu": { c in try c.first { try c.add("ReluGrad", c.gradient(), c.y) } },
    "Softplus": { c in try c.first { try c.product(c.gradient(), c.add("Sigmoid", c.x)) } },
    "BiasAdd": bias,
  ]

  /// The bias is repeated over everything but the last axis.
  @Sendable
  private static func bias(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.both(
      { try c.gradient() },
      {
        try c.add(
          "BiasAddGrad", c.gradient(),
          attributes: ["data_format": .string(c.node.string("data_format"))])
      })
  }
}
