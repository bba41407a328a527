// Variables, iterators and the updates of optimizers.
extension Shapes {
  static func handle(_ context: InferenceContext) throws -> [PartialShape] { [.scalar] }

  static func readVariable(_ context: InferenceContext) throws -> [PartialShape] {
    [try context.variableShape(0, ofType: "dtype")]
  }

  /// The value fits the variable.
  static func assignVariable(_ context: InferenceContext) throws -> [PartialShape] {
    let shape = try context.variableShape(0, ofType: "dtype")
    try require(context, input: 1, fits: shape)
    return []
  }

  static func nextBatch(_ context: InferenceContext) throws -> [PartialShape] {
    let iterator = try context.handle(0, madeBy: "IteratorV2")
    try checkComponents(context)
    let made = iterator.attributes["output_types"]?.listValue?.map(\.typeValue)
    guard made == context.list("output_types").map(\.typeValue) else {
      throw context.error(.type, "the iterator '\(iterator.name)' has other output_types")
    }
    return context.list("output_shapes").compactMap(\.shapeValue)
  }

  static func iterator(_ context: InferenceContext) throws -> [PartialShape] {
    try checkComponents(context)
    return [.scalar]
  }

  private static func checkComponents(_ context: InferenceContext) throws {
    let types = context.list("output_types").count
    let shapes = context.list("output_shapes").count
    guard types == shapes else {
      throw context.error(
        .invalidArgument, "there are \(types) output_types but \(shapes) output_shapes")
    }
  }

  /// An optimizer's update of `resources` variables, all of the gradient's shape. The other inputs
  /// are scalars.
  static func update(resources: Int, gradient: Int) -> OperationDefinition.ShapeRule {
    { context in
      var shape = context.shape(gradient)
      for input in 0..<resources {
        let variable = try context.variableShape(input, ofType: "T")
        try require(context, input: gradient, fits: variable)
        guard let merged = shape.merged(with: variable) else {
          throw context.shapeError(
            "needs its variables to have one shape, but '\(context.inputs[input].name)' has \(variable)"
          )
        }
        shape = merged
      }
      for input in context.inputs.indices where input >= resources && input != gradient {
        try context.requireScalar(input)
      }
      return []
    }
  }

  private static func require(
    _ context: InferenceContext, input: Int, fits variable: PartialShape
  ) throws {
    guard context.shape(input).merged(with: variable) != nil else {
      throw context.shapeError(
        "cannot put \(context.described(input)) into a variable of shape \(variable)")
    }
  }
}
