// The same elements in another shape, and shapes as values.
extension Shapes {
  static func reshape(_ context: InferenceContext) throws -> [PartialShape] {
    let target = try context.spelledShape(1)
    guard var result = target.dimensions else { return [.unknown] }
    try requireOneFree(context)
    let known = result.compactMap { $0 }.reduce(1, *)
    let open = result.indices.filter { result[$0] == nil }
    guard let count = context.shape(0).elementCount else {
      let least = context.shape(0).dimensions?.compactMap { $0 }.reduce(1, *) ?? 1
      if open.isEmpty, known % max(least, 1) != 0 { throw misfit(context, target) }
      return [target]
    }
    if open.isEmpty, known != count { throw misfit(context, target) }
    if open.count == 1, known > 0 {
      guard count % known == 0 else { throw misfit(context, target) }
      result[open[0]] = count / known
    }
    return [PartialShape(result)]
  }

  private static func misfit(_ context: InferenceContext, _ target: PartialShape) -> GraphError {
    context.shapeError("cannot make shape \(target) of \(context.described(0))")
  }

  /// Of the dimensions asked for, one may be -1.
  private static func requireOneFree(_ context: InferenceContext) throws {
    guard let elements = context.elements(1), elements.count(where: { $0 == -1 }) > 1 else {
      return
    }
    throw context.shapeError("is given more than one dimension of -1")
  }

  static func expandDims(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireAtMostVector(1)
    guard var dimensions = context.shape(0).dimensions else { return [.unknown] }
    guard let given = context.integer(1) else {
      return [PartialShape(Array(repeating: nil, count: dimensions.count + 1))]
    }
    dimensions.insert(1, at: try context.axis(given, rank: dimensions.count + 1))
    return [PartialShape(dimensions)]
  }

  static func squeeze(_ context: InferenceContext) throws -> [PartialShape] {
    guard let dimensions = context.shape(0).dimensions else { return [.unknown] }
    let given = context.list("squeeze_dims").compactMap(\.intValue)
    if given.isEmpty {
      return [dimensions.contains(nil) ? .unknown : PartialShape(dimensions.filter { $0 != 1 })]
    }
    let axes = Set(try given.map { try context.axis($0, rank: dimensions.count) })
    for axis in axes.sorted() where dimensions[axis] ?? 1 != 1 {
      throw context.shapeError(
        "cannot drop axis \(axis) of \(context.described(0)): its size is not 1")
    }
    return [PartialShape(dimensions.indices.filter { !axes.contains($0) }.map { dimensions[$0] })]
  }

  static func shapeVector(_ context: InferenceContext) throws -> [PartialShape] {
    [[context.shape(0).rank]]
  }

  static func scalar(_ context: InferenceContext) throws -> [PartialShape] { [.scalar] }

  static func fill(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(1)
    try requireSizes(context, 0)
    return [try context.spelledShape(0)]
  }

  static func broadcastTo(_ context: InferenceContext) throws -> [PartialShape] {
    try requireSizes(context, 1)
    let target = try context.spelledShape(1)
    guard let rank = target.rank else { return [.unknown] }
    guard let own = context.shape(0).rank else { return [target] }
    guard own <= rank,
      let result = context.shape(0).broadcast(with: target)?.merged(with: target)
    else { throw context.shapeError("cannot stretch \(context.described(0)) to \(target)") }
    return [result]
  }

  /// Dimensions are asked for outright: none is -1.
  private static func requireSizes(_ context: InferenceContext, _ input: Int) throws {
    guard let wrong = context.elements(input)?.first(where: { $0 ?? 0 < 0 }) else { return }
    throw context.shapeError("is given the dimension \(wrong ?? 0); a dimension is not negative")
  }

  /// The axes to sum over, for either operand of a broadcast.
  static func broadcastGradientArguments(_ context: InferenceContext) throws -> [PartialShape] {
    _ = try context.dimensions(0, rank: 1)
    _ = try context.dimensions(1, rank: 1)
    return [[nil], [nil]]
  }

  static func range(_ context: InferenceContext) throws -> [PartialShape] {
    for input in 0..<3 { try context.requireScalar(input) }
    if context.integer(2) == 0 { throw context.shapeError("needs a delta that is not 0") }
    guard let start = context.integer(0), let limit = context.integer(1),
      let delta = context.integer(2)
    else { return [[nil]] }
    guard delta > 0 ? start <= limit : start >= limit else {
      throw context.shapeError("cannot go from \(start) to \(limit) in steps of \(delta)")
    }
    return [[(abs(limit - start) + abs(delta) - 1) / abs(delta)]]
  }

  static func invertPermutation(_ context: InferenceContext) throws -> [PartialShape] {
    [PartialShape(try context.dimensions(0, rank: 1))]
  }
}
