// Cells instead of whole arrays: which are there, their values, and what stands where none is.
extension OperationDefinition {
  static let sparse: [OperationDefinition] = [
    OperationDefinition(
      "Where", ["input: T"], to: ["index: int64"],
      [.type("T", .numbers + [.bool], default: .bool)], shapes: Shapes.cellsThatHold),
    OperationDefinition(
      "Unique", ["x: T"], to: ["y: T", "idx: out_idx"],
      [.type("T"), .type("out_idx", .indices, default: .int32)], shapes: Shapes.unique),
    OperationDefinition(
      "SparseFillEmptyRows",
      ["indices: int64", "values: T", "dense_shape: int64", "default_value: T"],
      to: [
        "output_indices: int64", "output_values: T", "empty_row_indicator: bool",
        "reverse_index_map: int64",
      ], [.type("T")], shapes: Shapes.filledRows),
    OperationDefinition(
      "SparseToDense",
      [
        "sparse_indices: Tindices", "output_shape: Tindices", "sparse_values: T",
        "default_value: T",
      ], to: ["dense: T"],
      [.bool("validate_indices", default: true), .type("T"), .type("Tindices", .indices)],
      shapes: Shapes.dense),
    OperationDefinition(
      "SparseCross",
      [
        "indices: int64*N", "values: sparse_types", "shapes: int64*N", "dense_inputs: dense_types",
      ], to: ["output_indices: int64", "output_values: out_type", "output_shape: int64"],
      [
        .int("N", minimum: 0), .bool("hashed_output"), .int("num_buckets", minimum: 0),
        .int("hash_key"), .types("sparse_types", crossed, minimum: 0),
        .types("dense_types", crossed, minimum: 0), .type("out_type", crossed),
        .type("internal_type", crossed),
      ], shapes: Shapes.crossed),
  ]

  private static let crossed: TypeSet = [.int64, .string]
}
