/// Reading variables. What comes back belongs to the handle, which stands for the variable's value.
extension GradientRules {
  static let variables: [String: GradientRule] = [
    "ReadVariableOp": { c in try c.first { try c.gradient() } }
  ]
}
