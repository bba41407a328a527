// Operations that move elements: each says for every element of the result where it comes from.

/// The elements of all tensors in a row, as one vector.
func concatenated(_ tensors: [Tensor]) throws -> Tensor {
  try tensors[0].elements.accept(Concatenation(tensors: tensors)).get()
}

private struct Concatenation: TensorElementVisitor {
  let tensors: [Tensor]

  func visit<Element: TensorElement>(_ first: [Element]) -> Swift.Result<Tensor, any Error> {
    Swift.Result { Tensor(try tensors.flatMap { try $0.dense(of: Element.self).elements }) }
  }
}

/// y[…, k, …] = the tensors one after another along an axis.
func concat(_ tensors: [Tensor], axis: Int) throws -> Tensor {
  let shapes = tensors.map(\.shape)
  try require(shapes[0].rank > 0, "scalars cannot be concatenated")
  let axis = try shapes[0].axis(axis)
  for shape in shapes {
    try require(
      shape.rank == shapes[0].rank && shape.removing([axis]) == shapes[0].removing([axis]),
      "\(shape) does not fit \(shapes[0]) along axis \(axis)")
  }
  let starts = tensors.indices.map { k in tensors[..<k].reduce(0) { $0 + $1.elementCount } }
  let blocks = shapes.map { $0.dimensions[axis...].reduce(1, *) }
  let outer = shapes[0].dimensions[..<axis].reduce(1, *)
  let picks = (0..<outer).flatMap { o in
    tensors.indices.flatMap { k in starts[k] + o * blocks[k]..<starts[k] + (o + 1) * blocks[k] }
  }
  var sizes = shapes[0].dimensions
  sizes[axis] = shapes.reduce(0) { $0 + $1.dimensions[axis] }
  return try concatenated(tensors).picking(picks, shape: Shape(sizes))
}

/// y[…, k, …] = x_k[…].
func pack(_ tensors: [Tensor], axis: Int) throws -> Tensor {
  let shapes = tensors.map(\.shape)
  try require(shapes.allSatisfy { $0 == shapes[0] }, "the shapes differ: \(shapes)")
  let rank = shapes[0].rank + 1
  try require(-rank <= axis && axis < rank, "axis \(axis) is not in [\(-rank), \(rank))")
  let positive = axis < 0 ? axis + rank : axis
  return try concat(tensors.map { try expandDims($0, axis: positive) }, axis: positive)
}

/// y_k = x[…, k · size ..< (k + 1) · size, …] along an axis.
func split(_ x: Tensor, axis: Int, into count: Int) throws -> [Tensor] {
  let axis = try x.shape.axis(axis)
  try require(
    x.shape.dimensions[axis] % count == 0, "axis \(axis) of \(x.shape) is not in \(count) parts")
  var sizes = x.shape.dimensions
  sizes[axis] /= count
  return try (0..<count).map { k in
    var begin = [Int](repeating: 0, count: sizes.count)
    begin[axis] = k * sizes[axis]
    return try slice(x, from: begin, sizes: sizes)
  }
}

/// y_k[…] = x[…, k, …].
func unpack(_ x: Tensor, axis: Int, into count: Int) throws -> [Tensor] {
  let axis = try x.shape.axis(axis)
  try require(
    x.shape.dimensions[axis] == count, "axis \(axis) of \(x.shape) is not of size \(count)")
  return try split(x, axis: axis, into: max(count, 1)).prefix(count).map {
    $0.reshaped(to: $0.shape.removing([axis]))
  }
}

/// y[i…] = x[begin + i…]. A size of -1 goes to the end.
func slice(_ x: Tensor, from begin: [Int], sizes: [Int]) throws -> Tensor {
  let rank = x.shape.rank
  try require(begin.count == rank && sizes.count == rank, "begin and size must list \(rank) axes")
  var result: [Int] = []
  for (axis, length) in x.shape.dimensions.enumerated() {
    try require(
      0 <= begin[axis] && begin[axis] <= length, "begin \(begin[axis]) is not in [0, \(length)]")
    let size = sizes[axis] == -1 ? length - begin[axis] : sizes[axis]
    try require(
      0 <= size && begin[axis] + size <= length,
      "size \(size) from \(begin[axis]) does not fit into \(length)")
    result.append(size)
  }
  let start = zip(begin, x.shape.strides).reduce(0) { $0 + $1.0 * $1.1 }
  return x.picking(
    offsets(result, strides: x.shape.strides, from: start), shape: Shape(result))
}

/// y[i_perm[0], i_perm[1], …] = x[i_0, i_1, …].
func transpose(_ x: Tensor, _ permutation: [Int]) throws -> Tensor {
  let rank = x.shape.rank
  try require(permutation.count == rank, "\(permutation) does not list \(rank) axes")
  let axes = try permutation.map { try x.shape.axis($0) }
  try require(Set(axes).count == rank, "\(permutation) names an axis twice")
  let sizes = axes.map { x.shape.dimensions[$0] }
  return x.picking(
    offsets(sizes, strides: axes.map { x.shape.strides[$0] }), shape: Shape(sizes))
}

/// y[i…] = x[i…], where a size of 1 is repeated.
func broadcast(_ x: Tensor, to sizes: [Int]) throws -> Tensor {
  let shape = try Shape(checking: sizes)
  try require(
    try x.shape.broadcast(with: shape) == shape, "\(x.shape) does not broadcast to \(shape)")
  return x.picking(x.shape.offsets(broadcastTo: shape), shape: shape)
}

/// y[i…] = x[i mod size…]: the tensor so many times along each axis.
func tile(_ x: Tensor, _ multiples: [Int]) throws -> Tensor {
  let rank = x.shape.rank
  try require(multiples.count == rank, "\(multiples) does not list \(rank) axes")
  let counts = try Shape(checking: multiples).dimensions
  // Every axis becomes two, of which the outer repeats.
  let sizes = zip(counts, x.shape.dimensions).flatMap { [$0, $1] }
  let strides = x.shape.strides.flatMap { [0, $0] }
  return x.picking(
    offsets(sizes, strides: strides), shape: Shape(zip(counts, x.shape.dimensions).map(*)))
}

/// y[i…] = x[i - before…] where there is such an element, else zero.
func pad(_ x: Tensor, _ paddings: [Int], shape: Shape) throws -> Tensor {
  let (sizes, rank) = (x.shape.dimensions, x.shape.rank)
  try require(shape.dimensions == [rank, 2], "paddings are \(shape), not [\(rank), 2]")
  try require(paddings.allSatisfy { $0 >= 0 }, "a padding is negative in \(paddings)")
  let before = (0..<rank).map { paddings[2 * $0] }
  let result = Shape((0..<rank).map { sizes[$0] + paddings[2 * $0] + paddings[2 * $0 + 1] })
  var picks = [Int](repeating: x.elementCount, count: result.elementCount)
  let start = zip(before, result.strides).reduce(0) { $0 + $1.0 * $1.1 }
  let places = offsets(sizes, strides: result.strides, from: start)
  for (offset, place) in places.enumerated() { picks[place] = offset }
  return try concatenated([x, zero(x.dataType)]).picking(picks, shape: result)
}

/// 0, false or the empty string.
func zero(_ type: DataType) throws -> Tensor {
  switch type {
  case .string: Tensor(ByteString([]))
  case .bool: Tensor(false)
  default: try cast(Tensor(Int32(0)), to: type)
  }
}
