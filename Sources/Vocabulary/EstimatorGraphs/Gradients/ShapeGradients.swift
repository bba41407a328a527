/// Operations that move elements, or repeat them.
extension GradientRules {
  static let shapes: [String: GradientRule] = [
    "Reshape": reshape,
    "Squeeze": reshape,
    "ExpandDims": reshape,
    "Transpose": transpose,
    "BroadcastTo": { c in
      try c.first { try c.unbroadcast(c.gradient(), to: c.x, with: c.y) }
    },
    "Tile": tile,
    "Fill": fill,
  ]

  @Sendable
  private static func reshape(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first { try c.reshaped(c.gradient(), like: c.x) }
  }

  @Sendable
  private static func transpose(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      if let order = c.constant(1) {
        let back = order.indices.map { axis in order.firstIndex(of: axis) ?? axis }
        return try c.add("Transpose", c.gradient(), c.vector(back))
      }
      return try c.add("Transpose", c.gradient(), c.add("InvertPermutation", c.inputs[1]))
    }
  }

  /// Seen as [n₀, d₀, n₁, d₁, …], the copies are added over the n axes.
  @Sendable
  private static func tile(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard let rank = c.x.shape.rank else {
      throw c.noGradient("the gradient of Tile needs a known rank")
    }
    if rank == 0 { return try c.first { try c.gradient() } }
    return try c.first {
      let copies = try c.graph.cast(c.inputs[1], to: .int32)
      let pairs = try c.graph.add("Pack", inputs: [copies, c.shape(of: c.x)]).tensors[0]
      let order = try c.add("Transpose", pairs, c.vector([1, 0]))
      let split = try c.add("Reshape", c.gradient(), c.add("Reshape", order, c.vector([-1])))
      let summed = try c.add("Sum", split, c.vector((0..<rank).map { 2 * $0 }))
      return try c.reshaped(summed, like: c.x)
    }
  }

  /// The value was copied everywhere.
  @Sendable
  private static func fill(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard c.wanted[1] else { return [nil, nil] }
    return [nil, try c.add("Sum", c.flat(c.gradient()), c.vector([0]))]
  }
}
