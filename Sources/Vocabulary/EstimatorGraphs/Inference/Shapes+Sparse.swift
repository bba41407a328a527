// Sparse tensors: indices `[n, rank]`, values `[n]`, dense shape `[rank]`.
extension Shapes {
  /// One row for each cell that holds: its position.
  static func cellsThatHold(_ context: InferenceContext) throws -> [PartialShape] {
    [[nil, context.shape(0).rank]]
  }

  /// The different elements, and for each element where among them it is.
  static func unique(_ context: InferenceContext) throws -> [PartialShape] {
    _ = try context.dimensions(0, rank: 1)
    return [[nil], context.shape(0)]
  }

  /// A cell more for each row that has none; where each given cell went.
  static func filledRows(_ context: InferenceContext) throws -> [PartialShape] {
    let indices = try context.dimensions(0, rank: 2)
    let values = try context.dimensions(1, rank: 1)
    let shape = try context.dimensions(2, rank: 1)
    try context.requireScalar(3)
    let count = try context.merged(indices[0], values[0], "the rows of indices and of values")
    let rank = try context.merged(indices[1], shape[0], "the rank in indices and in dense_shape")
    let rows = context.elements(2).flatMap { $0.first ?? nil }
    return [[nil, rank], [nil], [rows], [count]]
  }

  /// The shape that `output_shape` spells.
  static func dense(_ context: InferenceContext) throws -> [PartialShape] {
    [try context.spelledShape(1)]
  }

  /// Rows are crossed each with its own.
  static func crossed(_ context: InferenceContext) throws -> [PartialShape] {
    [[nil, 2], [nil], [2]]
  }

  /// One value for each key.
  static func lookup(_ context: InferenceContext) throws -> [PartialShape] {
    let table = try context.handle(0, madeBy: "HashTableV2")
    for (attribute, ours) in [("key_dtype", "Tin"), ("value_dtype", "Tout")]
    where table.attributes[attribute]?.typeValue != context.type(ours) {
      throw context.error(
        .type, "the table of '\(context.inputs[0].name)' has another \(attribute)")
    }
    try context.requireAtMostVector(2)
    return [context.shape(1)]
  }

  static func check(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(0)
    return []
  }
}
