// Where values come from: constants, placeholders, batches; and what only passes them on.
extension OperationDefinition {
  static let sources: [OperationDefinition] = [
    OperationDefinition(
      "Const", [], to: ["output: dtype"], [AttributeDefinition("value", .tensor), .type("dtype")],
      completing: constantType,
      shapes: { [PartialShape($0.tensor("value").shape)] }),
    OperationDefinition(
      "Placeholder", [], to: ["output: dtype"],
      [.type("dtype"), AttributeDefinition("shape", .shape, default: .shape(.unknown))],
      shapes: { [$0.shape("shape")] }),
    OperationDefinition("NoOp", [], to: [], shapes: { _ in [] }),
    OperationDefinition(
      "Identity", ["input: T"], to: ["output: T"], [.type("T")], shapes: Shapes.unchanged),
    OperationDefinition(
      "StopGradient", ["input: T"], to: ["output: T"], [.type("T")], shapes: Shapes.unchanged),
    OperationDefinition(
      "Cast", ["x: SrcT"], to: ["y: DstT"],
      [.type("SrcT"), .type("DstT"), .bool("Truncate", default: false)],
      completing: castTypes, shapes: Shapes.unchanged),
  ]

  static let iterators: [OperationDefinition] = [
    OperationDefinition(
      "IteratorV2", [], to: ["handle: resource"],
      [.string("shared_name"), .string("container")] + components, effect: .handle,
      shapes: Shapes.iterator),
    OperationDefinition(
      "IteratorGetNext", ["iterator: resource"], to: ["components: output_types"], components,
      effect: .input, completing: componentsFromIterator, shapes: Shapes.nextBatch),
  ]

  private static let components: [AttributeDefinition] = [
    AttributeDefinition("output_types", .types, minimum: 1),
    AttributeDefinition("output_shapes", .shapes, minimum: 1),
  ]

  private static func constantType(_ context: inout InferenceContext) throws {
    guard let value = context.attributes["value"]?.tensorValue else { return }
    let type = context.attributes["dtype"]?.typeValue ?? value.dataType
    guard type == value.dataType else {
      throw context.error(.type, "dtype is \(type), but the value is \(value.dataType)")
    }
    context.attributes["dtype"] = .type(type)
  }

  private static func castTypes(_ context: inout InferenceContext) throws {
    let types = [context.attributes["SrcT"]?.typeValue, context.attributes["DstT"]?.typeValue]
    // A cast of a text can be built, and fails when it is run.
    for type in types.compactMap({ $0 }) where type == .resource {
      throw context.error(.type, "Cast does not convert from or to \(type)")
    }
  }

  private static func componentsFromIterator(_ context: inout InferenceContext) throws {
    let iterator = try context.handle(0, madeBy: "IteratorV2")
    for name in ["output_types", "output_shapes"] where context.attributes[name] == nil {
      context.attributes[name] = iterator.attributes[name]
    }
  }
}
