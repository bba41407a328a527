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
