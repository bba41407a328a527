/// Softmax and the cross entropies made of it. All go over the last axis.
extension GradientRules {
  static let softmax: [String: GradientRule] = [
    "Softmax": probabilities,
    "LogSoftmax": logarithms,
    "SoftmaxCrossEntropyWithLogits": crossEntropy,
    "SparseSoftmaxCrossEntropyWithLogits": { c in
      try c.first { try c.product(c.column(c.gradient()), c.node.tensors[1]) }
    },
  ]

  /// (g − Σ g·y) · y
  @Sendable
  private static func probabilities(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let total = try c.sum(c.product(c.gradient(), c.y), c.vector([-1]))
      return try c.product(c.add("Sub", c.gradient(), total), c.y)
    }
  }

  /// g − Σ g · exp y
  @Sendable
  private static func logarithms(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let total = try c.sum(c.gradient(), c.vector([-1]))
      return try c.add("Sub", c.gradient(), c.product(total, c.add("Exp", c.y)))
    }
  }

  /// The operation's second output is softmax − labels, which is what the logits need. The labels
  /// get −g · log softmax.
  @Sendable
  private static func crossEntropy(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let gradient = try c.column(c.gradient())
    return try c.both(
      { try c.product(gradient, c.node.tensors[1]) },
      { try c.product(gradient, c.negated(c.add("LogSoftmax", c.x))) })
  }
}

extension GradientContext {
  /// A vector as a matrix of one column.
  fileprivate func column(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    try add("ExpandDims", tensor, integer(-1))
  }
}
