/// Where elements lie, visited in the order of an index that counts through `dimensions`.
///
/// With i[0], i[1], … counting row-major, the result lists `start` + Σ i[a] · strides[a]. A stride of 0
/// repeats, a negative one goes backwards, permuted ones transpose: broadcasting, slicing, reversing,
/// tiling and transposing are all this one function.
func offsets(_ dimensions: [Int], strides: [Int], from start: Int = 0) -> [Int] {
  var result = [start]
  for (dimension, stride) in zip(dimensions, strides) {
    result = result.flatMap { base in (0..<dimension).map { base + $0 * stride } }
  }
  return result
}

extension Shape {
  /// The shape that both broadcast to: aligned at the last axis, with 1 stretching to the other's size.
  ///
  /// - Throws: `InvalidArgument` when two sizes differ and neither is 1.
  func broadcast(with other: Shape) throws -> Shape {
    let rank = max(self.rank, other.rank)
    let pairs = zip(padded(to: rank), other.padded(to: rank))
    return Shape(
      try pairs.map { a, b in
        try require(a == b || a == 1 || b == 1, "incompatible shapes \(self) and \(other)")
        return a == 1 ? b : a
      })
  }

  /// For each element of `shape`, where in this shape the element lies that broadcasts to it.
  ///
  /// - Precondition: this shape broadcasts to `shape`.
  func offsets(broadcastTo shape: Shape) -> [Int] {
    if self == shape { return Array(0..<elementCount) }
    let repeated = zip(padded(to: shape.rank), Shape(padded(to: shape.rank)).strides)
    return EstimatorReference.offsets(
      shape.dimensions, strides: repeated.map { size, stride in size == 1 ? 0 : stride })
  }

  /// With ones in front.
  private func padded(to rank: Int) -> [Int] {
    [Int](repeating: 1, count: rank - self.rank) + dimensions
  }
}

extension Tensor {
  /// The tensor of `shape` whose element number i is this tensor's element number offsets[i].
  func picking(_ offsets: [Int], shape: Shape) -> Tensor {
    elements.accept(Picking(offsets: offsets, shape: shape))
  }
}

private struct Picking: TensorElementVisitor {
  let offsets: [Int]
  let shape: Shape

  func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
    Tensor(offsets.map { elements[$0] }, shape: shape)
  }
}
