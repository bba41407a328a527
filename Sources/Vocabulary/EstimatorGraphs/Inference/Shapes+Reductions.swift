// Reductions over axes, which are the second input.
extension Shapes {
  static func reduction(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireAtMostVector(1)
    let keep = context.bool("keep_dims")
    guard let input = context.shape(0).dimensions else { return [.unknown] }
    guard let axes = context.integers(1) else {
      return [keep ? PartialShape(input.map { _ in nil }) : .unknown]
    }
    let reduced = Set(try axes.map { try context.axis($0, rank: input.count) })
    guard reduced.count == axes.count else {
      throw context.shapeError("needs every axis once, but its axes are \(axes)")
    }
    return [PartialShape(reduce(input, over: reduced, keep: keep))]
  }

  private static func reduce(_ input: [Int?], over axes: Set<Int>, keep: Bool) -> [Int?] {
    var result: [Int?] = []
    for (axis, size) in input.enumerated() {
      if !axes.contains(axis) { result.append(size) } else if keep { result.append(1) }
    }
    return result
  }

  /// The position of the extreme along one axis, which is gone from the output.
  static func argument(_ context: InferenceContext) throws -> [PartialShape] {
    try context.requireScalar(1)
    guard var input = try context.dimensions(0, atLeast: 1) else { return [.unknown] }
    guard let dimension = context.integer(1) else {
      return [PartialShape(input.dropFirst().map { _ in nil })]
    }
    input.remove(at: try context.axis(dimension, rank: input.count))
    return [PartialShape(input)]
  }
}
