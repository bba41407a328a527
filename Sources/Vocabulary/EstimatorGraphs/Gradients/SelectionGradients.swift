/// Choosing between two tensors: each element's gradient goes where the element came from.
extension GradientRules {
  static let selection: [String: GradientRule] = [
    "Select": select,
    "SelectV2": selectBroadcast,
  ]

  /// The condition may be a vector that chooses whole rows; the branches have one shape.
  @Sendable
  private static func select(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let gradient = try c.gradient()
    let zeros = try c.add("ZerosLike", gradient)
    return [
      nil,
      c.wanted[1] ? try c.add("Select", c.x, gradient, zeros) : nil,
      c.wanted[2] ? try c.add("Select", c.x, zeros, gradient) : nil,
    ]
  }

  @Sendable
  private static func selectBroadcast(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let gradient = try c.gradient()
    let zero = try c.scalar(0, like: gradient)
    let branches = try [(1, gradient, zero), (2, zero, gradient)].map { input, then, otherwise in
      guard c.wanted[input] else { return nil as SymbolicTensor? }
      let chosen = try c.add("SelectV2", c.x, then, otherwise)
      return try c.unbroadcast(chosen, to: c.inputs[input], with: c.y)
    }
    return [nil, branches[0], branches[1]]
  }
}
