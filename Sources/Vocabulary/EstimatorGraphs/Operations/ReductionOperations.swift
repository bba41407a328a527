// Reductions over axes.
extension OperationDefinition {
  static let reductions: [OperationDefinition] = [
    reduction("Sum", .numbers),
    reduction("Mean", .numbers),
    reduction("Max", .numbers),
    reduction("Min", .numbers),
    reduction("Prod", .numbers),
    logicalReduction("All"),
    logicalReduction("Any"),
    argument("ArgMax", axes: .shortIndices, results: .shortIndices + [.uint16]),
    argument("ArgMin", axes: .indices, results: .indices),
    OperationDefinition(
      "Cumsum", ["x: T", "axis: Tidx"], to: ["out: T"],
      [
        .bool("exclusive", default: false), .bool("reverse", default: false),
        .type("T", .numbers), .type("Tidx", .indices, default: .int32),
      ], shapes: Shapes.unchanged),
  ]

  private static func reduction(_ kind: String, _ types: TypeSet) -> OperationDefinition {
    OperationDefinition(
      kind, ["input: T", "reduction_indices: Tidx"], to: ["output: T"],
      [
        .bool("keep_dims", default: false), .type("T", types),
        .type("Tidx", .indices, default: .int32),
      ], shapes: Shapes.reduction)
  }

  private static func logicalReduction(_ kind: String) -> OperationDefinition {
    OperationDefinition(
      kind, ["input: bool", "reduction_indices: Tidx"], to: ["output: bool"],
      [.bool("keep_dims", default: false), .type("Tidx", .indices, default: .int32)],
      shapes: Shapes.reduction)
  }

  private static func argument(
    _ kind: String, axes: TypeSet, results: TypeSet
  ) -> OperationDefinition {
    OperationDefinition(
      kind, ["input: T", "dimension: Tidx"], to: ["output: output_type"],
      [
        .type("T", .numbers + [.bool]), .type("Tidx", axes, default: .int32),
        .type("output_type", results, default: .int64),
      ], shapes: Shapes.argument)
  }
}
