// Arrays taken apart, put together and rearranged.
extension Shapes {
  /// Joined along an axis that all have; the axis is the last input.
  static func concatenation(_ context: InferenceContext) throws -> [PartialShape] {
    let axisInput = context.inputs.count - 1
    try context.requireScalar(axisInput)
    let parts = context.inputs.dropLast().map(\.shape)
    guard let rank = try commonRank(parts, context) else { return [.unknown] }
    guard let given = context.integer(axisInput) else {
      return [PartialShape(Array(repeating: nil, count: rank))]
    }
    let axis = try context.axis(given, rank: rank)
    var result: [Int?] = Array(repeating: nil, count: rank)
    for other in 0..<rank where other != axis {
      for part in parts {
        result[other] = try context.merged(
          result[other], part.dimensions?[other], "all sizes along axis \(other)")
      }
    }
    let sizes = parts.compactMap { $0.dimensions?[axis] }
    result[axis] = sizes.count == parts.count ? sizes.reduce(0, +) : nil
    return [PartialShape(result)]
  }

  private static func commonRank(
    _ parts: [PartialShape], _ context: InferenceContext
  ) throws -> Int? {
    let ranks = parts.compactMap(\.rank)
    guard let first = ranks.first else { return nil }
    guard ranks.allSatisfy({ $0 == first }), first > 0 else {
      throw context.shapeError("needs inputs of one rank above 0, but finds shapes \(parts)")
    }
    return first
  }

  /// `N` tensors of one shape, stacked along a new axis.
  static func pack(_ context: InferenceContext) throws -> [PartialShape] {
    guard var dimensions = try same(context)[0].dimensions else { return [.unknown] }
    let axis = try context.axis(context.int("axis"), rank: dimensions.count + 1)
    dimensions.insert(context.inputs.count, at: axis)
    return [PartialShape(dimensions)]
  }

  /// `num` tensors, one per position along an axis.
  static func unpack(_ context: InferenceContext) throws -> [PartialShape] {
    let count = context.int("num")
    guard var dimensions = try context.dimensions(0, atLeast: 1) else {
      return Array(repeating: .unknown, count: count)
    }
    let axis = try context.axis(context.int("axis"), rank: dimensions.count)
    _ = try context.merged(dimensions[axis], count, "num and the size along axis \(axis)")
    dimensions.remove(at: axis)
    return Array(repeating: PartialShape(dimensions), count: count)
  }

  /// `num_split` equal parts along the axis that the first input names.
  static func split(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(0)
    let count = context.int("num_split")
    guard var dimensions = try context.dimensions(1, atLeast: 1) else {
      return Array(repeating: .unknown, count: count)
    }
    guard let given = context.integer(0) else {
      let unknown = PartialShape(dimensions.map { _ in nil })
      return Array(repeating: unknown, count: count)
    }
    let axis = try context.axis(given, rank: dimensions.count)
    if let size = dimensions[axis], size % count != 0 {
      throw context.shapeError("cannot divide the \(size) along axis \(axis) into \(count) parts")
    }
    dimensions[axis] = dimensions[axis].map { $0 / count }
    return Array(repeating: PartialShape(dimensions), count: count)
  }

  /// Axes in another order, which is the second input.
  static func transpose(_ context: InferenceContext) throws -> [PartialShape] {
    let length = try context.dimensions(1, rank: 1)[0]
    guard let rank = context.shape(0).rank ?? length else { return [.unknown] }
    let dimensions = try context.dimensions(0, rank: rank)
    _ = try context.merged(length, rank, "the length of perm and the input's rank")
    guard let order = context.integers(1) else {
      return [PartialShape(dimensions.map { _ in nil })]
    }
    let axes = try order.map { try context.axis($0, rank: rank) }
    guard Set(axes).count == rank else {
      throw context.shapeError("needs perm to name every axis once, but it is \(order)")
    }
    return [PartialShape(axes.map { dimensions[$0] })]
  }

  /// Repeated `multiples` times along each axis.
  static func tile(_ context: InferenceContext) throws -> [PartialShape] {
    let length = try context.dimensions(1, rank: 1)[0]
    let multiples = context.elements(1)
    guard let rank = context.shape(0).rank ?? length else { return [.unknown] }
    let dimensions = try context.dimensions(0, rank: rank)
    _ = try context.merged(length, rank, "the length of multiples and the input's rank")
    return [
      PartialShape(
        try dimensions.indices.map { axis in
          guard let times = multiples?[axis] else { return nil }
          if times < 0 { throw context.shapeError("cannot repeat \(times) times") }
          return times == 0 ? 0 : dimensions[axis].map { $0 * times }
        })
    ]
  }

  /// Zeros before and after along each axis: `paddings` is `[rank, 2]`.
  static func pad(_ context: InferenceContext) throws -> [PartialShape] {
    let paddings = try context.dimensions(1, rank: 2)
    _ = try context.merged(paddings[1], 2, "the second dimension of paddings and 2")
    guard let rank = context.shape(0).rank ?? paddings[0] else { return [.unknown] }
    let dimensions = try context.dimensions(0, rank: rank)
    _ = try context.merged(paddings[0], rank, "the rows of paddings and the input's rank")
    guard let amounts = context.matrixIntegers(1) else {
      return [PartialShape(dimensions.map { _ in nil })]
    }
    if let wrong = amounts.first(where: { $0 < 0 }) {
      throw context.shapeError("cannot pad by \(wrong); paddings are not negative")
    }
    return [
      PartialShape(
        dimensions.enumerated().map { axis, size in
          size.map { $0 + amounts[2 * axis] + amounts[2 * axis + 1] }
        })
    ]
  }
}
