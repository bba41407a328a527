/// y[s, …] = Σ x[i, …] over the i for which segments[i] is s. Negative segments are left out.
struct UnsortedSegmentSum: NumberOperation {
  let segments: [Int]
  let segmentShape: Shape
  let count: Int

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let sizes = x[0].shape.dimensions
    try require(
      sizes.prefix(segmentShape.rank) == segmentShape.dimensions[...],
      "\(x[0].shape) does not start with \(segmentShape)")
    try require(count >= 0, "num_segments is \(count)")
    let rest = sizes[segmentShape.rank...]
    let width = rest.reduce(1, *)
    var sums = [E](repeating: .zero, count: count * width)
    for (i, segment) in segments.enumerated() where segment >= 0 {
      try require(segment < count, "segment \(segment) is not in [0, \(count))")
      for j in 0..<width {
        sums[segment * width + j] = .sum(sums[segment * width + j], x[0].elements[i * width + j])
      }
    }
    return Tensor(sums, shape: Shape([count] + rest))
  }
}

/// y[s, …] = the largest x[i, …] over the i for which segments[i] is s; the least finite number if there
/// is none. Negative segments are left out. A NaN stays only when it comes last.
struct UnsortedSegmentMax: NumberOperation {
  let segments: [Int]
  let segmentShape: Shape
  let count: Int

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let rest = try checkedRest(x[0].shape)
    let width = rest.reduce(1, *)
    var largest = [E](repeating: .lowestFinite, count: count * width)
    for (i, segment) in segments.enumerated() where segment >= 0 {
      try require(segment < count, "segment \(segment) is not in [0, \(count))")
      for j in 0..<width {
        let (present, element) = (largest[segment * width + j], x[0].elements[i * width + j])
        largest[segment * width + j] = element < present ? present : element
      }
    }
    return Tensor(largest, shape: Shape([count] + rest))
  }

  /// What follows the axes of the segments.
  private func checkedRest(_ shape: Shape) throws -> [Int] {
    let sizes = shape.dimensions
    try require(
      sizes.prefix(segmentShape.rank) == segmentShape.dimensions[...],
      "\(shape) does not start with \(segmentShape)")
    try require(count >= 0, "num_segments is \(count)")
    return Array(sizes[segmentShape.rank...])
  }
}
