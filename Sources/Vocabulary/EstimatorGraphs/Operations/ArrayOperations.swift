// Arrays taken apart, put together and rearranged.
extension OperationDefinition {
  static let joining: [OperationDefinition] = [
    OperationDefinition(
      "ConcatV2", ["values: T*N", "axis: Tidx"], to: ["output: T"],
      [.int("N", minimum: 2), .type("T"), .type("Tidx", .indices, default: .int32)],
      shapes: Shapes.concatenation),
    OperationDefinition(
      "Pack", ["values: T*N"], to: ["output: T"],
      [.int("N", minimum: 1), .type("T"), .int("axis", default: 0)], shapes: Shapes.pack),
    OperationDefinition(
      "Unpack", ["value: T"], to: ["output: T*num"],
      [.int("num", minimum: 0), .type("T"), .int("axis", default: 0)], shapes: Shapes.unpack),
    OperationDefinition(
      "Split", ["split_dim: int32", "value: T"], to: ["output: T*num_split"],
      [.int("num_split", minimum: 1), .type("T")], shapes: Shapes.split),
  ]

  static let rearranging: [OperationDefinition] = [
    OperationDefinition(
      "Transpose", ["x: T", "perm: Tperm"], to: ["y: T"],
      [.type("T"), .type("Tperm", .indices, default: .int32)], shapes: Shapes.transpose),
    OperationDefinition(
      "Tile", ["input: T", "multiples: Tmultiples"], to: ["output: T"],
      [.type("T"), .type("Tmultiples", .indices, default: .int32)], shapes: Shapes.tile),
    OperationDefinition(
      "Pad", ["input: T", "paddings: Tpaddings"], to: ["output: T"],
      [.type("T"), .type("Tpaddings", .indices, default: .int32)], shapes: Shapes.pad),
    OperationDefinition(
      "InvertPermutation", ["x: T"], to: ["y: T"], [.type("T", .indices, default: .int32)],
      shapes: Shapes.invertPermutation),
  ]

  static let indexing: [OperationDefinition] = [
    OperationDefinition(
      "OneHot", ["indices: TI", "depth: int32", "on_value: T", "off_value: T"], to: ["output: T"],
      [
        .int("axis", default: -1), .type("T"),
        .type("TI", [.uint8, .int8, .int32, .int64], default: .int64),
      ], shapes: Shapes.oneHot),
    OperationDefinition(
      "GatherV2", ["params: Tparams", "indices: Tindices", "axis: Taxis"], to: ["output: Tparams"],
      [
        .int("batch_dims", default: 0), .type("Tparams"), .type("Tindices", .shortIndices),
        .type("Taxis", .indices),
      ], shapes: Shapes.gather),
    OperationDefinition(
      "Slice", ["input: T", "begin: Index", "size: Index"], to: ["output: T"],
      [.type("T"), .type("Index", .indices)], shapes: Shapes.slice),
    OperationDefinition(
      "StridedSlice", ["input: T", "begin: Index", "end: Index", "strides: Index"],
      to: ["output: T"], [.type("T"), .type("Index", .shortIndices)] + masks,
      shapes: StridedSlicing.shapes),
    OperationDefinition(
      "UnsortedSegmentSum",
      ["data: T", "segment_ids: Tindices", "num_segments: Tnumsegments"], to: ["output: T"],
      [
        .type("T", .numbers), .type("Tindices", .shortIndices),
        .type("Tnumsegments", .indices, default: .int32),
      ], shapes: Shapes.segments),
    OperationDefinition(
      "UnsortedSegmentMax",
      ["data: T", "segment_ids: Tindices", "num_segments: Tnumsegments"], to: ["output: T"],
      [
        .type("T", .numbers), .type("Tindices", .indices),
        .type("Tnumsegments", .indices, default: .int32),
      ], shapes: Shapes.segments),
    OperationDefinition(
      "GatherNd", ["params: Tparams", "indices: Tindices"], to: ["output: Tparams"],
      [.type("Tparams"), .type("Tindices", .shortIndices)], shapes: Shapes.gatherCells),
  ]

  private static let masks: [AttributeDefinition] = [
    .int("begin_mask", default: 0), .int("end_mask", default: 0), .int("ellipsis_mask", default: 0),
    .int("new_axis_mask", default: 0), .int("shrink_axis_mask", default: 0),
  ]
}
