// Element by element, over numbers.
extension OperationDefinition {
  static let arithmetic: [OperationDefinition] = [
    binary("AddV2", .numbers),
    binary("Add", .floats + .signed + [.uint8, .string]),
    binary("Sub", .numbers),
    binary("Mul", .numbers),
    binary("RealDiv", .numbers),
    binary("Div", .numbers),
    binary("DivNoNan", .floats),
    binary("FloorDiv", .numbers),
    binary("FloorMod", .numbers),
    binary("Maximum", .numbers),
    binary("Minimum", .numbers),
    binary("Pow", .signedNumbers),
    binary("SquaredDifference", .floats + .indices),
    OperationDefinition(
      "AddN", ["inputs: T*N"], to: ["sum: T"], [.int("N", minimum: 1), .type("T", .numbers)],
      shapes: Shapes.same),
  ]

  static let unaryArithmetic: [OperationDefinition] = [
    unary("Neg", .signedNumbers),
    unary("Abs", .signedNumbers),
    unary("Sign", .signedNumbers),
    unary("Square", .numbers),
    unary("Sqrt", .floats),
    unary("Rsqrt", .floats),
    unary("Exp", .floats),
    unary("Log", .floats),
    unary("Log1p", .floats),
    unary("Expm1", .floats),
    unary("Reciprocal", .signedNumbers),
    unary("Floor", .floats),
    unary("Ceil", .floats),
    unary("Round", .signedNumbers),
    unary("Tanh", .floats),
    unary("Sigmoid", .floats),
  ]

  /// Two operands of one type, broadcast.
  private static func binary(_ kind: String, _ types: TypeSet) -> OperationDefinition {
    OperationDefinition(
      kind, ["x: T", "y: T"], to: ["z: T"], [.type("T", types)], shapes: Shapes.broadcast)
  }

  private static func unary(_ kind: String, _ types: TypeSet) -> OperationDefinition {
    OperationDefinition(kind, ["x: T"], to: ["y: T"], [.type("T", types)], shapes: Shapes.unchanged)
  }
}
