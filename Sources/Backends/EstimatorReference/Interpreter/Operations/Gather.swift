/// y[b…, o…, i…, n…] = x[b…, o…, indices[b…, i…], n…]: one axis of x is replaced by those of the indices.
///
/// The first axes, b, belong to x and indices alike: each batch has indices of its own.
struct Gather {
  /// The axes of x: batches, those between, the one that is replaced, those behind.
  let sizes: (batches: [Int], outer: [Int], axis: Int, inner: [Int])
  /// The axes of the indices behind the batches.
  let indexSizes: [Int]

  /// - Throws: `InvalidArgument` when x is a scalar, or the axes do not fit.
  init(_ shape: Shape, _ indexShape: Shape, axis givenAxis: Int, batchAxes givenCount: Int) throws {
    try require(shape.rank > 0, "a scalar has nothing to gather")
    let axis = try shape.axis(givenAxis)
    let count = givenCount < 0 ? givenCount + indexShape.rank : givenCount
    try require(0 <= count && count <= min(axis, indexShape.rank), "batch_dims is \(count)")
    let (x, indices) = (shape.dimensions, indexShape.dimensions)
    try require(x[..<count] == indices[..<count], "\(shape) and \(indexShape) differ in batches")
    sizes = (Array(x[..<count]), Array(x[count..<axis]), x[axis], Array(x[(axis + 1)...]))
    indexSizes = Array(indices[count...])
  }

  func callAsFunction(_ x: Tensor, _ indices: [Int]) throws -> Tensor {
    let result = Shape(sizes.batches + sizes.outer + indexSizes + sizes.inner)
    return x.picking(result.elementCount == 0 ? [] : try picks(indices), shape: result)
  }

  private func picks(_ indices: [Int]) throws -> [Int] {
    for index in indices {
      try require(0 <= index && index < sizes.axis, "index \(index) is not in [0, \(sizes.axis))")
    }
    let (outer, inner) = (sizes.outer.reduce(1, *), sizes.inner.reduce(1, *))
    let perBatch = indexSizes.reduce(1, *)
    var picks: [Int] = []
    for batch in 0..<sizes.batches.reduce(1, *) {
      for o in 0..<outer {
        for index in indices[batch * perBatch..<(batch + 1) * perBatch] {
          let row = (batch * outer + o) * sizes.axis + index
          picks += row * inner..<(row + 1) * inner
        }
      }
    }
    return picks
  }
}
