/// Matrix products.
///
/// With Y = A·B, the gradient of A is G·Bᵀ and that of B is Aᵀ·G. A factor that enters transposed
/// gets its gradient transposed too, which comes to exchanging the two factors.
extension GradientRules {
  static let matrices: [String: GradientRule] = [
    "MatMul": { c in
      try c.matrixProductGradients(
        transposes: (c.node.bool("transpose_a"), c.node.bool("transpose_b"))
      ) {
        try c.add(
          "MatMul", $0, $1,
          attributes: ["transpose_a": .bool($2), "transpose_b": .bool($3)])
      }
    }
  ]
}

extension GradientContext {
  typealias Product = (SymbolicTensor, SymbolicTensor, Bool, Bool) throws -> SymbolicTensor

  /// - Parameter product: Multiplies two matrices, each transposed first if so told.
  fileprivate func matrixProductGradients(transposes: (Bool, Bool), _ product: Product) throws
    -> [SymbolicTensor?]
  {
    let (a, b, g) = (inputs[0], inputs[1], try gradient())
    return switch transposes {
    case (false, false):
      try both({ try product(g, b, false, true) }, { try product(a, g, true, false) })
    case (false, true):
      try both({ try product(g, b, false, false) }, { try product(g, a, true, false) })
    case (true, false):
      try both({ try product(b, g, false, true) }, { try product(a, g, false, false) })
    case (true, true):
      try both({ try product(b, g, true, true) }, { try product(g, a, true, true) })
    }
  }
}
