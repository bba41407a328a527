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

  /// An update of the rows `indices` of `resources` variables of one shape. The gradient has one row
  /// for each index; the other inputs are scalars.
  static func rowUpdate(
    resources: Int, gradient: Int, indices: Int
  ) -> OperationDefinition.ShapeRule {
    { context in
      let variable = try context.variableShape(0, ofType: "T")
      for input in 1..<max(resources, 1)
      where try context.variableShape(input, ofType: "T").merged(with: variable) == nil {
        throw context.shapeError("needs its variables to have one shape")
      }
      _ = try context.dimensions(indices, rank: 1)
      try requireRows(context, gradient, of: variable, at: indices)
      for input in context.inputs.indices
      where input >= resources && input != gradient && input != indices {
        try context.requireScalar(input)
      }
      return []
    }
  }

  /// Rows of a variable changed: `updates` has one for each index, or is one number for all.
  static func scatter(_ context: InferenceContext) throws -> [PartialShape] {
    let variable = try context.variableShape(0, ofType: "dtype")
    if context.shape(2).rank != 0 { try requireRows(context, 2, of: variable, at: 1) }
    return []
  }

  /// The input has, for every element of the indices, one row of the variable.
  private static func requireRows(
    _ context: InferenceContext, _ input: Int, of variable: PartialShape, at indices: Int
  ) throws {
    guard let sizes = variable.dimensions, let places = context.shape(indices).dimensions else {
      return
    }
    guard !sizes.isEmpty,
      context.shape(input).merged(with: PartialShape(places + sizes.dropFirst())) != nil
    else {
      throw context.shapeError(
        "cannot put rows of \(context.described(input)) into a variable of shape \(variable)")
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
