// Updates of some rows of variables. `grad` or `updates` has one row for each of `indices`.
extension OperationDefinition {
  static let rowUpdates: [OperationDefinition] = [
    rows(
      "ResourceSparseApplyAdagradV2",
      ["var: resource", "accum: resource", "lr: T", "epsilon: T", "grad: T", "indices: Tindices"],
      variables: 2, gradient: 4, indices: 5, [.bool("update_slots", default: true)]),
    rows(
      "ResourceSparseApplyKerasMomentum",
      ["var: resource", "accum: resource", "lr: T", "grad: T", "indices: Tindices", "momentum: T"],
      variables: 2, gradient: 3, indices: 4, [.bool("use_nesterov", default: false)]),
    rows(
      "ResourceSparseApplyFtrl",
      [
        "var: resource", "accum: resource", "linear: resource", "grad: T", "indices: Tindices",
        "lr: T", "l1: T", "l2: T", "lr_power: T",
      ], variables: 3, gradient: 3, indices: 4, [.bool("multiply_linear_by_lr", default: false)]),
    scatter("ResourceScatterAdd", .numbers),
    scatter("ResourceScatterSub", .numbers),
    scatter("ResourceScatterUpdate", .any),
  ]

  private static func rows(
    _ kind: String, _ inputs: [Argument], variables: Int, gradient: Int, indices: Int,
    _ more: [AttributeDefinition]
  ) -> OperationDefinition {
    OperationDefinition(
      kind, inputs, to: [],
      [
        .type("T", .numbers), .type("Tindices", .indices), .bool("use_locking", default: false),
      ] + more, effect: .write(count: variables),
      shapes: Shapes.rowUpdate(resources: variables, gradient: gradient, indices: indices))
  }

  private static func scatter(_ kind: String, _ types: TypeSet) -> OperationDefinition {
    OperationDefinition(
      kind, ["resource: resource", "indices: Tindices", "updates: dtype"], to: [],
      [.type("dtype", types), .type("Tindices", .indices)], effect: .write(count: 1),
      shapes: Shapes.scatter)
  }
}
