// Keys looked up in tables, and values put into buckets.
extension OperationDefinition {
  static let tables: [OperationDefinition] = [
    OperationDefinition(
      "HashTableV2", [], to: ["table_handle: resource"],
      [
        .string("container", default: ""), .string("shared_name", default: ""),
        .bool("use_node_name_sharing", default: false), .type("key_dtype"), .type("value_dtype"),
      ], effect: .handle, shapes: Shapes.handle),
    OperationDefinition(
      "LookupTableFindV2", ["table_handle: resource", "keys: Tin", "default_value: Tout"],
      to: ["values: Tout"], [.type("Tin"), .type("Tout")], shapes: Shapes.lookup),
  ]

  static let buckets: [OperationDefinition] = [
    OperationDefinition(
      "StringToHashBucketFast", ["input: string"], to: ["output: int64"],
      [.int("num_buckets", minimum: 1)], shapes: Shapes.unchanged),
    OperationDefinition(
      "Bucketize", ["input: T"], to: ["output: int32"],
      [
        .type("T", [.int32, .int64, .float32, .float64]),
        AttributeDefinition("boundaries", .floats),
      ], shapes: Shapes.unchanged),
  ]
}
