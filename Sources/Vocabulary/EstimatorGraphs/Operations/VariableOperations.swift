// Variables, and the updates that optimizers make.
extension OperationDefinition {
  static let variables: [OperationDefinition] = [
    OperationDefinition(
      "VarHandleOp", [], to: ["resource: resource"],
      [
        .string("container", default: ""), .string("shared_name", default: ""),
        .string("debug_name", default: ""), .type("dtype"), AttributeDefinition("shape", .shape),
        AttributeDefinition("allowed_devices", .strings, default: .list([])),
      ], effect: .handle, shapes: Shapes.handle),
    OperationDefinition(
      "ReadVariableOp", ["resource: resource"], to: ["value: dtype"], [.type("dtype")],
      effect: .read, completing: typeOfVariable, shapes: Shapes.readVariable),
    assignment(
      "AssignVariableOp", [.type("dtype"), .bool("validate_shape", default: false)]),
    assignment("AssignAddVariableOp", [.type("dtype")]),
    assignment("AssignSubVariableOp", [.type("dtype")]),
  ]

  static let updates: [OperationDefinition] = [
    update(
      "ResourceApplyGradientDescent", ["var: resource", "alpha: T", "delta: T"], variables: 1,
      gradient: 2),
    update(
      "ResourceApplyKerasMomentum",
      ["var: resource", "accum: resource", "lr: T", "grad: T", "momentum: T"], variables: 2,
      gradient: 3, [.bool("use_nesterov", default: false)]),
    update(
      "ResourceApplyAdagradV2",
      ["var: resource", "accum: resource", "lr: T", "epsilon: T", "grad: T"], variables: 2,
      gradient: 4, [.bool("update_slots", default: true)]),
    update(
      "ResourceApplyAdam", adamInputs, variables: 3, gradient: 9,
      [
        .bool("use_nesterov", default: false)
      ]),
    update(
      "ResourceApplyFtrl",
      [
        "var: resource", "accum: resource", "linear: resource", "grad: T", "lr: T", "l1: T",
        "l2: T", "lr_power: T",
      ], variables: 3, gradient: 3, [.bool("multiply_linear_by_lr", default: false)]),
  ]

  private static let adamInputs: [Argument] = [
    "var: resource", "m: resource", "v: resource", "beta1_power: T", "beta2_power: T", "lr: T",
    "beta1: T", "beta2: T", "epsilon: T", "grad: T",
  ]

  private static func assignment(
    _ kind: String, _ attributes: [AttributeDefinition]
  ) -> OperationDefinition {
    OperationDefinition(
      kind, ["resource: resource", "value: dtype"], to: [], attributes, effect: .write(count: 1),
      shapes: Shapes.assignVariable)
  }

  private static func update(
    _ kind: String, _ inputs: [Argument], variables: Int, gradient: Int,
    _ more: [AttributeDefinition] = []
  ) -> OperationDefinition {
    OperationDefinition(
      kind, inputs, to: [],
      [.type("T", .numbers), .bool("use_locking", default: false)] + more,
      effect: .write(count: variables),
      shapes: Shapes.update(resources: variables, gradient: gradient))
  }

  private static func typeOfVariable(_ context: inout InferenceContext) throws {
    guard context.attributes["dtype"] == nil else { return }
    context.attributes["dtype"] = .type(try context.variable(0).dataType)
  }
}
