// What must hold when the graph runs.
extension OperationDefinition {
  static let checks: [OperationDefinition] = [
    OperationDefinition(
      "Assert", ["condition: bool", "data: T"], to: [],
      [.types("T", minimum: 1), .int("summarize", default: 3)], shapes: Shapes.check)
  ]
}
