/// z[i] = c[i] ? x[i] : y[i], where a size of 1 is repeated.
func select(_ condition: Dense<Bool>, _ x: Tensor, _ y: Tensor) throws -> Tensor {
  let shape = try condition.shape.broadcast(with: x.shape.broadcast(with: y.shape))
  let c = condition.shape.offsets(broadcastTo: shape)
  let (i, j) = (x.shape.offsets(broadcastTo: shape), y.shape.offsets(broadcastTo: shape))
  let picks = c.indices.map { condition.elements[c[$0]] ? i[$0] : x.elementCount + j[$0] }
  return try concatenated([x, y]).picking(picks, shape: shape)
}

/// z[i, …] = c[i] ? x[i, …] : y[i, …]: the condition has the shape of x and y, is a scalar, or a vector
/// that chooses whole rows.
func selectRows(_ condition: Dense<Bool>, _ x: Tensor, _ y: Tensor) throws -> Tensor {
  try require(x.shape == y.shape, "shapes \(x.shape) and \(y.shape) differ")
  if condition.rank == 0 { return condition.elements[0] ? x : y }
  if condition.shape == x.shape { return try select(condition, x, y) }
  try require(
    condition.rank == 1 && condition.shape.dimensions[0] == x.shape.dimensions.first,
    "a condition of shape \(condition.shape) does not fit \(x.shape)")
  let behind = [Int](repeating: 1, count: x.shape.rank - 1)
  return try select(
    Dense(condition.elements, Shape(condition.shape.dimensions + behind)), x, y)
}

/// y[…, d, …] = indices[…] is d ? on : off, with the new axis d of size `depth`.
func oneHot(_ indices: [Int], _ shape: Shape, depth: Int, axis: Int, on: Tensor, off: Tensor) throws
  -> Tensor
{
  try require(depth >= 0, "depth is \(depth)")
  try require(-1 <= axis && axis <= shape.rank, "axis \(axis) is not in [-1, \(shape.rank)]")
  try require(on.shape.rank == 0 && off.shape.rank == 0, "on and off values must be scalars")
  let axis = axis < 0 ? shape.rank : axis
  let result = shape.inserting(depth, at: axis)
  let inner = shape.dimensions[axis...].reduce(1, *)
  let picks = (0..<result.elementCount).map { offset in
    let (outer, rest) = offset.quotientAndRemainder(dividingBy: depth * inner)
    let (d, behind) = rest.quotientAndRemainder(dividingBy: inner)
    return indices[outer * inner + behind] == d ? 0 : 1
  }
  return try concatenated([on, off]).picking(picks, shape: result)
}

/// y[o…, i…, n…] = x[o…, indices[i…], n…]: axis `axis` of x is replaced by the axes of `indices`.
///
/// The first `batchAxes` axes belong to x and indices alike: each batch has indices of its own.
func gather(_ x: Tensor, _ indices: [Int], _ indexShape: Shape, axis: Int, batchAxes: Int) throws
  -> Tensor
{
  try require(x.shape.rank > 0, "a scalar has nothing to gather")
  let axis = try x.shape.axis(axis)
  let batchAxes = batchAxes < 0 ? batchAxes + indexShape.rank : batchAxes
  try require(
    0 <= batchAxes && batchAxes <= min(axis, indexShape.rank), "batch_dims is \(batchAxes)")
  let (sizes, indexSizes) = (x.shape.dimensions, indexShape.dimensions)
  try require(
    sizes[..<batchAxes] == indexSizes[..<batchAxes],
    "\(x.shape) and \(indexShape) differ in batches")
  let batches = sizes[..<batchAxes].reduce(1, *)
  let outer = sizes[batchAxes..<axis].reduce(1, *)
  let inner = sizes[(axis + 1)...].reduce(1, *)
  let perBatch = indexSizes[batchAxes...].reduce(1, *)
  let result = Shape(Array(sizes[..<axis]) + indexSizes[batchAxes...] + sizes[(axis + 1)...])
  if result.elementCount == 0 { return x.picking([], shape: result) }
  for index in indices {
    try require(0 <= index && index < sizes[axis], "index \(index) is not in [0, \(sizes[axis]))")
  }
  var picks: [Int] = []
  for batch in 0..<batches {
    for o in 0..<outer {
      for index in indices[batch * perBatch..<(batch + 1) * perBatch] {
        let row = (batch * outer + o) * sizes[axis] + index
        picks += row * inner..<(row + 1) * inner
      }
    }
  }
  return x.picking(picks, shape: result)
}

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
