// Shapes changed, shapes as values, and tensors made from shapes.
extension OperationDefinition {
  static let reshaping: [OperationDefinition] = [
    OperationDefinition(
      "Reshape", ["tensor: T", "shape: Tshape"], to: ["output: T"],
      [.type("T"), .type("Tshape", .indices, default: .int32)], shapes: Shapes.reshape),
    OperationDefinition(
      "ExpandDims", ["input: T", "dim: Tdim"], to: ["output: T"],
      [.type("T"), .type("Tdim", .indices, default: .int32)], shapes: Shapes.expandDims),
    OperationDefinition(
      "Squeeze", ["input: T"], to: ["output: T"],
      [.type("T"), AttributeDefinition("squeeze_dims", .ints, default: .list([]))],
      shapes: Shapes.squeeze),
    OperationDefinition(
      "BroadcastTo", ["input: T", "shape: Tidx"], to: ["output: T"],
      [.type("T"), .type("Tidx", .indices, default: .int32)], shapes: Shapes.broadcastTo),
  ]

  static let shapesAsValues: [OperationDefinition] = [
    OperationDefinition(
      "Shape", ["input: T"], to: ["output: out_type"],
      [.type("T"), .type("out_type", .indices, default: .int32)], shapes: Shapes.shapeVector),
    OperationDefinition(
      "Size", ["input: T"], to: ["output: out_type"],
      [.type("T"), .type("out_type", .indices, default: .int32)], shapes: Shapes.scalar),
    OperationDefinition(
      "Rank", ["input: T"], to: ["output: int32"], [.type("T")], shapes: Shapes.scalar),
    OperationDefinition(
      "BroadcastGradientArgs", ["s0: T", "s1: T"], to: ["r0: T", "r1: T"],
      [.type("T", .indices, default: .int32)], shapes: Shapes.broadcastGradientArguments),
  ]

  static let filling: [OperationDefinition] = [
    OperationDefinition(
      "Fill", ["dims: index_type", "value: T"], to: ["output: T"],
      [.type("T"), .type("index_type", .indices, default: .int32)], shapes: Shapes.fill),
    OperationDefinition(
      "ZerosLike", ["x: T"], to: ["y: T"], [.type("T")], shapes: Shapes.unchanged),
    OperationDefinition(
      "OnesLike", ["x: T"], to: ["y: T"], [.type("T", .numbers + [.bool])],
      shapes: Shapes.unchanged),
    OperationDefinition(
      "Range", ["start: Tidx", "limit: Tidx", "delta: Tidx"], to: ["output: Tidx"],
      [.type("Tidx", .floats + .signed + [.uint16, .uint32], default: .int32)],
      shapes: Shapes.range),
  ]

  static let strings: [OperationDefinition] = [
    OperationDefinition(
      "AsString", ["input: T"], to: ["output: string"],
      [
        .type("T", .numbers + [.bool, .string]), .int("precision", default: -1),
        .bool("scientific", default: false), .bool("shortest", default: false),
        .int("width", default: -1), .string("fill", default: ""),
      ], shapes: Shapes.unchanged),
    OperationDefinition(
      "StringJoin", ["inputs: string*N"], to: ["output: string"],
      [.int("N", minimum: 0), .string("separator", default: "")], shapes: Shapes.scalarsOrSame),
  ]
}
