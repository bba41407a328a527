// Operations on shapes: the elements stay as they are, or are made from a shape.

extension Shape {
  func inserting(_ size: Int, at axis: Int) -> Shape {
    var sizes = dimensions
    sizes.insert(size, at: axis)
    return Shape(sizes)
  }

  /// The shape made of `sizes`.
  ///
  /// - Throws: `InvalidArgument` when one is negative.
  init(checking sizes: [Int]) throws {
    try require(sizes.allSatisfy { $0 >= 0 }, "a size is negative in \(sizes)")
    self.init(sizes)
  }
}

/// The same elements in the shape `sizes`, of which one may be -1: whatever is left for it.
func reshape(_ x: Tensor, to sizes: [Int]) throws -> Tensor {
  let shape = try Shape(checking: resolved(sizes, for: x.shape))
  try require(shape.elementCount == x.elementCount, "\(x.shape) does not fit into \(sizes)")
  return x.reshaped(to: shape)
}

/// Where another size is 0, there is no element to tell the size of -1 from; TensorFlow then leaves the
/// zeros out on both sides.
private func resolved(_ sizes: [Int], for shape: Shape) throws -> [Int] {
  guard let unknown = sizes.firstIndex(of: -1) else { return sizes }
  let known = sizes.enumerated().filter { $0.offset != unknown }.map(\.element)
  try require(!known.contains(-1), "more than one size is -1 in \(sizes)")
  let isEmpty = known.contains(0)
  let given = shape.dimensions.filter { !isEmpty || $0 != 0 }.reduce(1, *)
  let rest = known.filter { $0 != 0 }.reduce(1, *)
  try require(given % rest == 0, "\(shape) does not fit into \(sizes)")
  var result = sizes
  result[unknown] = given / rest
  return result
}

func expandDims(_ x: Tensor, axis: Int) throws -> Tensor {
  let rank = x.shape.rank
  try require(-rank - 1 <= axis && axis <= rank, "axis \(axis) is not in [\(-rank - 1), \(rank)]")
  return x.reshaped(to: x.shape.inserting(1, at: axis < 0 ? axis + rank + 1 : axis))
}

/// Without axes of size 1: those listed, or all if none is.
func squeeze(_ x: Tensor, axes: [Int]) throws -> Tensor {
  let listed = Set(try axes.map { try x.shape.axis($0) })
  for axis in listed {
    try require(x.shape.dimensions[axis] == 1, "axis \(axis) of \(x.shape) is not of size 1")
  }
  let ones = Set(x.shape.dimensions.indices.filter { x.shape.dimensions[$0] == 1 })
  return x.reshaped(to: x.shape.removing(axes.isEmpty ? ones : listed))
}

/// The axes over which the gradient of a broadcast sums, for each of the two shapes.
///
/// TensorFlow lists an axis that is 1 on both sides for both, unless the shapes are equal.
func broadcastGradientAxes(_ x: [Int], _ y: [Int]) throws -> (x: [Int], y: [Int]) {
  let rank = max(x.count, y.count)
  _ = try Shape(checking: x).broadcast(with: Shape(checking: y))
  if x == y { return ([], []) }
  let (a, b) = (
    [Int](repeating: 1, count: rank - x.count) + x, [Int](repeating: 1, count: rank - y.count) + y
  )
  return ((0..<rank).filter { a[$0] == 1 }, (0..<rank).filter { b[$0] == 1 })
}

/// y[k] = start + k · delta for the k from 0 that are less than (limit - start) / delta.
struct Range: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try require(x.allSatisfy { $0.count == 1 }, "start, limit and delta must be scalars")
    let (start, limit, delta) = (x[0].elements[0], x[1].elements[0], x[2].elements[0])
    try require(delta != .zero, "delta is 0")
    try require(
      delta > .zero ? start <= limit : start >= limit, "the limit is behind the start")
    // The number of steps, rounded up, is -floor((start - limit) / delta).
    let count = E.difference(.zero, try .floorQuotient(.difference(start, limit), delta))
    var result: [E] = []
    while E(result.count) < count {
      result.append(.sum(start, .product(E(result.count), delta)))
    }
    return Tensor(result)
  }
}

/// y[x[i]] = i, for a vector that holds each of 0, 1, … once.
func invertPermutation(_ x: [Int]) throws -> [Int] {
  var result = [Int](repeating: -1, count: x.count)
  for (i, value) in x.enumerated() {
    try require(x.indices.contains(value), "\(value) is not in [0, \(x.count))")
    try require(result[value] == -1, "\(value) is there twice")
    result[value] = i
  }
  return result
}
