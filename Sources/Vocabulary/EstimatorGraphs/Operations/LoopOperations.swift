// The structured loop. TensorFlow has no such operation; its adapter builds one from what it has.
extension OperationDefinition {
  static let loops: [OperationDefinition] = [
    OperationDefinition(
      "Scan",
      ["carries: *num_carries", "sequences: *num_sequences", "invariants: *num_invariants"],
      to: ["carries: carry_types", "outputs: output_types"],
      [
        AttributeDefinition("body", .function), .int("num_carries", minimum: 0),
        .int("num_sequences", minimum: 1), .int("num_invariants", minimum: 0),
        .bool("reverse", default: false), AttributeDefinition("carry_types", .types),
        AttributeDefinition("output_types", .types),
      ], completing: ScanInference.complete, shapes: ScanInference.shapes)
  ]
}
