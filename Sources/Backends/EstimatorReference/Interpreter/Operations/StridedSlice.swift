/// `x[begin:end:stride, …]` as Python writes it, with one bit per position in the masks.
///
/// Positions are those of the specification, which an ellipsis and new axes make different from the
/// axes of x.
struct StridedSlice {
  let begin: [Int]
  let end: [Int]
  let strides: [Int]
  let beginMask: Int
  let endMask: Int
  let ellipsisMask: Int
  let newAxisMask: Int
  let shrinkAxisMask: Int

  func callAsFunction(_ x: Tensor) throws -> Tensor {
    try require(begin.count == end.count && end.count == strides.count, "lengths differ")
    var view = View(x.shape)
    for position in begin.indices {
      if ellipsisMask.has(position) {
        for _ in 0..<ellipsisWidth(x.shape) { view.keepAxis() }
      } else if newAxisMask.has(position) {
        view.addAxis()
      } else {
        try take(position, &view)
      }
    }
    while view.axis < x.shape.rank { view.keepAxis() }
    return x.picking(
      offsets(view.walked, strides: view.strides, from: view.start), shape: Shape(view.result))
  }

  /// How many axes the ellipsis stands for.
  private func ellipsisWidth(_ shape: Shape) -> Int {
    let named = begin.indices.filter { !newAxisMask.has($0) && !ellipsisMask.has($0) }
    return max(0, shape.rank - named.count)
  }

  private func take(_ position: Int, _ view: inout View) throws {
    try require(view.axis < view.shape.rank, "more indices than axes in \(view.shape)")
    try require(strides[position] != 0, "stride \(position) is 0")
    if shrinkAxisMask.has(position) {
      try require(strides[position] > 0, "a single index has stride 1")
      try view.takeIndex(begin[position])
    } else {
      view.takeRange(
        from: beginMask.has(position) ? nil : begin[position],
        to: endMask.has(position) ? nil : end[position], by: strides[position])
    }
  }
}

/// What has been taken of a tensor so far, axis by axis.
private struct View {
  let shape: Shape
  /// The next axis to be taken.
  var axis = 0
  var start = 0
  /// Sizes and strides of what is walked through, and the sizes that the result shows.
  var walked: [Int] = []
  var strides: [Int] = []
  var result: [Int] = []

  init(_ shape: Shape) { self.shape = shape }

  mutating func keepAxis() { takeRange(from: nil, to: nil, by: 1) }

  mutating func addAxis() { result.append(1) }

  mutating func takeIndex(_ index: Int) throws {
    let size = shape.dimensions[axis]
    let positive = index < 0 ? index + size : index
    try require(
      0 <= positive && positive < size, "index \(index) is not in axis \(axis) of \(shape)")
    start += positive * shape.strides[axis]
    axis += 1
  }

  /// Bounds count from the end when negative, and are cut off at the ends; `nil` is the end itself.
  mutating func takeRange(from begin: Int?, to end: Int?, by stride: Int) {
    let size = shape.dimensions[axis]
    let (low, high) = stride > 0 ? (0, size) : (-1, size - 1)
    func bounded(_ index: Int) -> Int { min(max(index < 0 ? index + size : index, low), high) }
    let first = begin.map(bounded) ?? (stride > 0 ? low : high)
    let last = end.map(bounded) ?? (stride > 0 ? high : low)
    let count = max(0, (last - first + stride - stride.signum()) / stride)
    if count > 0 { start += first * shape.strides[axis] }
    walked.append(count)
    strides.append(stride * shape.strides[axis])
    result.append(count)
    axis += 1
  }
}

extension Int {
  fileprivate func has(_ position: Int) -> Bool { (self >> position) & 1 == 1 }
}
