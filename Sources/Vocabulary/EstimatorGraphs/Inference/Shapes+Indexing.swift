// Parts chosen by position.
extension Shapes {
  /// A new axis of length `depth` at `axis`.
  static func oneHot(_ context: InferenceContext) throws -> [PartialShape] {
    for input in 1...3 { try context.requireScalar(input) }
    guard context.int("axis") >= -1 else { throw context.shapeError("has an axis below -1") }
    if let depth = context.integer(1), depth < 0 {
      throw context.shapeError("needs a depth that is not negative, not \(depth)")
    }
    guard var dimensions = context.shape(0).dimensions else { return [.unknown] }
    let axis = try context.axis(context.int("axis"), rank: dimensions.count + 1)
    dimensions.insert(context.integer(1), at: axis)
    return [PartialShape(dimensions)]
  }

  /// `params` with one axis replaced by the axes of `indices`; the first `batch_dims` go together.
  static func gather(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(2)
    let params = try context.dimensions(0, atLeast: 1)
    let batch = try batchDimensions(context, params: params?.count)
    let axis = try params.flatMap { params in
      try context.integer(2).map { try context.axis($0, rank: params.count) }
    }
    guard let params, let indices = context.shape(1).dimensions, let batch else {
      return [.unknown]
    }
    guard let axis else {
      return [
        PartialShape(Array(repeating: nil, count: params.count - 1 + indices.count - batch))
      ]
    }
    guard batch <= axis else {
      throw context.shapeError("needs batch_dims (\(batch)) to be at most the axis (\(axis))")
    }
    var result = params
    for position in 0..<batch {
      result[position] = try context.merged(
        params[position], indices[position], "batch dimension \(position) of params and indices")
    }
    result.replaceSubrange(axis...axis, with: indices.dropFirst(batch))
    return [PartialShape(result)]
  }

  /// How many axes params and indices share; `nil` if that is counted from an unknown rank.
  private static func batchDimensions(
    _ context: InferenceContext, params: Int?
  ) throws -> Int? {
    let given = context.int("batch_dims")
    let rank = context.shape(1).rank
    guard abs(given) <= rank ?? .max, given < params ?? .max else {
      throw context.shapeError(
        "has batch_dims \(given), which \(context.described(0)) and \(context.described(1)) do not have"
      )
    }
    return given < 0 ? rank.map { $0 + given } : given
  }

  /// A box: where it begins and its size along each axis; -1 is the rest.
  static func slice(_ context: InferenceContext) throws -> [PartialShape] {
    let begins = try context.dimensions(1, rank: 1)[0]
    let sizes = try context.dimensions(2, rank: 1)[0]
    let length = try context.merged(begins, sizes, "the lengths of begin and size")
    guard let rank = context.shape(0).rank ?? length else { return [.unknown] }
    let input = try context.dimensions(0, rank: rank)
    _ = try context.merged(length, rank, "the length of begin and the input's rank")
    let begin = context.elements(1)
    let size = context.elements(2)
    return [
      PartialShape(
        try input.indices.map { axis in
          try sliced(input[axis], begin?[axis], size?[axis], context)
        })
    ]
  }

  private static func sliced(
    _ whole: Int?, _ begin: Int?, _ size: Int?, _ context: InferenceContext
  ) throws -> Int? {
    guard begin ?? 0 >= 0, size ?? 0 >= -1, (begin ?? 0) + max(size ?? 0, 0) <= whole ?? .max else {
      throw context.shapeError(
        "cannot take \(size ?? -1) from \(begin ?? 0) on of \(whole.map { "\($0)" } ?? "?")")
    }
    guard size == -1 else { return size }
    guard let whole, let begin else { return nil }
    return whole - begin
  }

  /// Rows of `data` brought together by segment: `[num_segments]`, then what follows the axes of the ids.
  static func segments(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(2)
    if let count = context.integer(2), count < 0 {
      throw context.shapeError("needs num_segments not to be negative, but it is \(count)")
    }
    guard let ids = context.shape(1).dimensions, let data = context.shape(0).dimensions else {
      return [.unknown]
    }
    guard ids.count <= data.count else {
      throw context.shapeError(
        "needs the shape of \(context.described(0)) to start with that of \(context.described(1))")
    }
    for axis in ids.indices {
      _ = try context.merged(data[axis], ids[axis], "axis \(axis) of data and segment_ids")
    }
    return [PartialShape([context.integer(2)] + data.dropFirst(ids.count))]
  }

  /// One entry of `params` for every row of `indices`, which is a position along its first axes.
  static func gatherCells(_ context: InferenceContext) throws -> [PartialShape] {
    guard let indices = try context.dimensions(1, atLeast: 1),
      let params = context.shape(0).dimensions,
      let depth = indices[indices.count - 1]
    else { return [.unknown] }
    guard depth <= params.count else {
      throw context.shapeError(
        "has indices of length \(depth), which \(context.described(0)) is too small for")
    }
    return [PartialShape(indices.dropLast() + params.dropFirst(depth))]
  }
}
