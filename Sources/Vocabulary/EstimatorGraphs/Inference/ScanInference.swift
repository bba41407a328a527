/// How a `Scan` fits its body.
///
/// The body takes carries, one element of every sequence, and invariants; it answers new carries
/// and per-step outputs. A carry keeps its type and shape from step to step.
struct ScanInference {
  let context: InferenceContext
  let body: Function

  private init(_ context: InferenceContext) throws {
    guard let name = context.attributes["body"]?.functionValue else {
      throw context.error(.invalidArgument, "\(context.kind) needs attribute 'body'")
    }
    guard let body = context.functions[name] else {
      throw context.error(.invalidArgument, "the graph has no function '\(name)'")
    }
    self.context = context
    self.body = body
  }

  /// Checks the body, and adds the types of the results.
  static func complete(_ context: inout InferenceContext) throws {
    let inference = try ScanInference(context)
    try inference.checkArguments()
    try inference.checkResults()
    let types = inference.body.results.map(\.dataType)
    try set("carry_types", Array(types.prefix(inference.carryCount)), &context)
    try set("output_types", Array(types.dropFirst(inference.carryCount)), &context)
  }

  private static func set(
    _ name: String, _ types: [DataType], _ context: inout InferenceContext
  ) throws {
    let given = context.attributes[name]?.listValue?.compactMap(\.typeValue) ?? types
    guard given == types else {
      throw context.error(.type, "attribute '\(name)' is \(given), but the body answers \(types)")
    }
    context.attributes[name] = .list(types.map { .type($0) })
  }

  /// Final carries, then outputs stacked over time.
  static func shapes(_ context: InferenceContext) throws -> [PartialShape] {
    let inference = try ScanInference(context)
    let steps = try inference.steps()
    let carries = try (0..<inference.carryCount).map { try inference.carryShape($0) }
    let outputs = inference.body.results.dropFirst(inference.carryCount).map { result in
      PartialShape(result.shape.dimensions.map { [steps] + $0 })
    }
    return carries + outputs
  }

  private var carryCount: Int { context.ranges[0].count }

  private func checkArguments() throws {
    guard body.arguments.count == context.inputs.count else {
      throw context.error(
        .invalidArgument,
        "its body takes \(body.arguments.count) arguments, but it has \(context.inputs.count) inputs"
      )
    }
    for (position, argument) in body.arguments.enumerated() {
      let input = context.inputs[position]
      guard input.dataType == argument.dataType else {
        throw context.error(
          .type,
          "its body takes \(argument.dataType) for argument \(position), but '\(input.name)' is \(input.dataType)"
        )
      }
      guard try element(position).merged(with: argument.shape) != nil else {
        throw context.shapeError(
          "gives its body \(try element(position)) for argument \(position), which takes \(argument.shape)"
        )
      }
    }
  }

  private func checkResults() throws {
    guard body.results.count >= carryCount else {
      throw context.error(
        .invalidArgument,
        "its body answers \(body.results.count) tensors, fewer than its \(carryCount) carries")
    }
    for position in 0..<carryCount {
      let (argument, result) = (body.arguments[position], body.results[position])
      guard argument.dataType == result.dataType else {
        throw context.error(
          .type,
          "carry \(position) is \(argument.dataType), but its body makes it \(result.dataType)")
      }
      _ = try carryShape(position)
    }
  }

  /// What one step sees of an input: of a sequence, one row.
  private func element(_ position: Int) throws -> PartialShape {
    guard context.ranges[1].contains(position) else { return context.shape(position) }
    guard let dimensions = try context.dimensions(position, atLeast: 1) else { return .unknown }
    return PartialShape(Array(dimensions.dropFirst()))
  }

  private func carryShape(_ position: Int) throws -> PartialShape {
    let (argument, result) = (body.arguments[position].shape, body.results[position].shape)
    guard let inside = argument.merged(with: result),
      let shape = inside.merged(with: context.shape(position))
    else {
      throw context.shapeError(
        "starts carry \(position) with shape \(context.shape(position)), which its body takes as "
          + "\(argument) and answers as \(result)")
    }
    return shape
  }

  /// The length that all sequences share.
  private func steps() throws -> Int? {
    var steps: Int?
    for position in context.ranges[1] {
      steps = try context.merged(
        steps, context.shape(position).dimensions?.first ?? nil, "the lengths of all sequences")
    }
    return steps
  }
}
