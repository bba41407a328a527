/// Rules by which output shapes follow from input shapes.
///
/// A rule may know less than is true (`nil` dimensions), but what is documented to run passes.
enum Shapes {}

// Element by element, with broadcasting.
extension Shapes {
  /// The shape of the first input.
  static func unchanged(_ context: InferenceContext) throws -> [PartialShape] {
    [context.shape(0)]
  }

  /// All inputs have one shape, which is the output's.
  static func same(_ context: InferenceContext) throws -> [PartialShape] {
    var shape = context.shape(0)
    for input in context.inputs.indices.dropFirst() {
      guard let merged = shape.merged(with: context.shape(input)) else {
        throw context.shapeError(
          "needs all inputs to have the same shape, but finds \(shape) and "
            + context.described(input))
      }
      shape = merged
    }
    return [shape]
  }

  /// Any number of inputs, stretched to one shape.
  static func broadcast(_ context: InferenceContext) throws -> [PartialShape] {
    var shape = PartialShape.scalar
    for input in context.inputs.indices where context.shape(input).rank != nil {
      guard let both = shape.broadcast(with: context.shape(input)) else {
        throw context.shapeError("cannot broadcast shape \(shape) with \(context.described(input))")
      }
      shape = both
    }
    return [context.inputs.contains { $0.shape.rank == nil } ? .unknown : shape]
  }

  /// Like `broadcast`; where `incompatible_shape_error` is off, inputs that do not fit are unequal.
  static func equality(_ context: InferenceContext) throws -> [PartialShape] {
    if context.bool("incompatible_shape_error") { return try broadcast(context) }
    let known = context.inputs.allSatisfy { $0.shape.known != nil }
    return [known ? context.shape(0).broadcast(with: context.shape(1)) ?? .unknown : .unknown]
  }

  /// `t` and `e` have one shape; the condition has it too, is a scalar, or has one element per row.
  static func select(_ context: InferenceContext) throws -> [PartialShape] {
    let branches = try context.merged(1, 2)
    guard let condition = context.shape(0).dimensions, let dimensions = branches.dimensions,
      !condition.isEmpty
    else { return [branches] }
    if condition.count == 1, let rows = dimensions.first {
      _ = try context.merged(condition[0], rows, "the condition's length and the number of rows")
      return [branches]
    }
    guard let all = branches.merged(with: context.shape(0)) else {
      throw context.shapeError("cannot choose from shape \(branches) by \(context.described(0))")
    }
    return [all]
  }

  /// All inputs are scalars, or have one shape.
  static func scalarsOrSame(_ context: InferenceContext) throws -> [PartialShape] {
    let shapes = context.inputs.map(\.shape).filter { $0.rank != 0 }
    var shape = shapes.isEmpty ? PartialShape.scalar : .unknown
    for other in shapes {
      guard let merged = shape.merged(with: other) else {
        throw context.shapeError("needs scalars or equal shapes, but finds \(shape) and \(other)")
      }
      shape = merged
    }
    return [shape]
  }
}

extension PartialShape {
  /// The shape to which tensors of both shapes are stretched, or `nil` if they cannot be.
  func broadcast(with other: PartialShape) -> PartialShape? {
    guard let mine = dimensions, let theirs = other.dimensions else { return .unknown }
    let rank = max(mine.count, theirs.count)
    var result: [Int?] = []
    for position in 0..<rank {
      let a = position < rank - mine.count ? 1 : mine[position - (rank - mine.count)]
      let b = position < rank - theirs.count ? 1 : theirs[position - (rank - theirs.count)]
      if let a, let b, a != b, a != 1, b != 1 { return nil }
      result.append(Self.broadcast(a, b))
    }
    return PartialShape(result)
  }

  /// What is known of a dimension stretched from `a` and `b`, which do not contradict each other.
  private static func broadcast(_ a: Int?, _ b: Int?) -> Int? {
    if a == 1 { return b }
    if b == 1 { return a }
    // The other one is the same or 1; only beside 0 and unknown nothing follows.
    if let a, a > 1 || b != nil { return a }
    if let b, b > 1 { return b }
    return nil
  }
}
