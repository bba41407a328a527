// Comparisons, logic and choice.
extension OperationDefinition {
  static let comparisons: [OperationDefinition] = [
    equality("Equal"),
    equality("NotEqual"),
    order("Less"),
    order("LessEqual"),
    order("Greater"),
    order("GreaterEqual"),
    test("IsNan"),
    test("IsInf"),
    test("IsFinite"),
  ]

  static let logic: [OperationDefinition] = [
    OperationDefinition(
      "LogicalAnd", ["x: bool", "y: bool"], to: ["z: bool"], shapes: Shapes.broadcast),
    OperationDefinition(
      "LogicalOr", ["x: bool", "y: bool"], to: ["z: bool"], shapes: Shapes.broadcast),
    OperationDefinition("LogicalNot", ["x: bool"], to: ["y: bool"], shapes: Shapes.unchanged),
    OperationDefinition(
      "Select", ["condition: bool", "t: T", "e: T"], to: ["output: T"], [.type("T")],
      shapes: Shapes.select),
    OperationDefinition(
      "SelectV2", ["condition: bool", "t: T", "e: T"], to: ["output: T"], [.type("T")],
      shapes: Shapes.broadcast),
  ]

  private static func equality(_ kind: String) -> OperationDefinition {
    OperationDefinition(
      kind, ["x: T", "y: T"], to: ["z: bool"],
      [.type("T"), .bool("incompatible_shape_error", default: true)], shapes: Shapes.equality)
  }

  private static func order(_ kind: String) -> OperationDefinition {
    OperationDefinition(
      kind, ["x: T", "y: T"], to: ["z: bool"], [.type("T", .numbers)], shapes: Shapes.broadcast)
  }

  private static func test(_ kind: String) -> OperationDefinition {
    OperationDefinition(
      kind, ["x: T"], to: ["y: bool"], [.type("T", .floats)], shapes: Shapes.unchanged)
  }
}
