/// y[…] = the lowest k for which x[…, k, …] is the greatest along an axis; NaN is passed over.
struct ArgMax: NumberOperation {
  let axis: Int

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try firstAlong(axis, x[0], beats: { $0 > $1 }, from: E.lowest)
  }
}

/// y[…] = the lowest k for which x[…, k, …] is the least along an axis; NaN is passed over.
struct ArgMin: NumberOperation {
  let axis: Int

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try firstAlong(axis, x[0], beats: { $0 < $1 }, from: E.highest)
  }
}

/// y[…] = the lowest k for which no other element along the axis beats x[…, k, …], as int64.
private func firstAlong<E: Number>(
  _ givenAxis: Int, _ x: Dense<E>, beats: (E, E) -> Bool, from start: E
) throws -> Tensor {
  let axis = try x.shape.axis(givenAxis)
  let result = x.shape.removing([axis])
  try require(x.shape.dimensions[axis] > 0, "axis \(axis) of \(x.shape) is empty")
  let stride = x.shape.strides[axis]
  let others = x.shape.strides.enumerated().filter { $0.offset != axis }.map(\.element)
  let best = offsets(result.dimensions, strides: others).map { base in
    var (winner, greatest) = (0, start)
    for k in 0..<x.shape.dimensions[axis] where beats(x.elements[base + k * stride], greatest) {
      (winner, greatest) = (k, x.elements[base + k * stride])
    }
    return Int64(winner)
  }
  return Tensor(best, shape: result)
}
