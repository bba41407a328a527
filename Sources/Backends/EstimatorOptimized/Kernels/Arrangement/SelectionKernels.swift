internal import EstimatorTensors

// Regular parts of a tensor.
extension KernelTable {
  static let selections: [String: Kernel] = ["Slice": slice, "StridedSlice": stridedSlice]

  private static let slice = Kernel { site in
    let input = site.shape(0)
    let (begin, given) = (try site.integers(1), try site.integers(2))
    try site.require(
      begin.count == input.rank && given.count == input.rank,
      "begin \(begin) and size \(given) do not fit a tensor of shape \(input)")
    var sizes: [Int] = []
    for axis in begin.indices {
      let length = input.dimensions[axis]
      try site.require(
        begin[axis] >= 0 && begin[axis] <= length,
        "Expected begin[\(axis)] in [0, \(length)], but got \(begin[axis])")
      let size = given[axis] == -1 ? length - begin[axis] : given[axis]
      try site.require(
        size >= 0 && begin[axis] + size <= length,
        "Expected size[\(axis)] in [0, \(length - begin[axis])], but got \(size)")
      sizes.append(size)
    }
    let shape = Shape(sizes)
    let start = zip(begin, input.strides).map { $0 * $1 }.reduce(0, +)
    return copying(
      shape,
      StridedCopy(sizes, source: input.strides, target: shape.strides, sourceStart: start))
  }

  private static let stridedSlice = Kernel { site in
    let slice = try SliceWalk(site)
    let shape = Shape(slice.shape)
    return copying(
      shape,
      StridedCopy(
        slice.sizes, source: slice.steps, target: Shape(slice.sizes).strides,
        sourceStart: slice.start))
  }
}

/// What a `StridedSlice` takes: walked entry by entry beside the input's axes.
private struct SliceWalk {
  /// Elements taken per input axis, and how far apart.
  private(set) var sizes: [Int] = []
  private(set) var steps: [Int] = []
  private(set) var start = 0
  /// The result's shape: without shrunk axes, with new ones.
  private(set) var shape: [Int] = []

  private let site: Site
  private let input: Shape

  init(_ site: Site) throws {
    self.site = site
    input = site.shape(0)
    let bounds = [try site.integers(1), try site.integers(2), try site.integers(3)]
    let entries = bounds[0].indices
    let taken = entries.count { !has("ellipsis_mask", $0) && !isNew($0) }
    try site.require(
      taken <= input.rank && bounds.allSatisfy { $0.count == entries.count },
      "begin \(bounds[0]), end \(bounds[1]) do not fit a tensor of shape \(input)")
    for entry in entries {
      if has("ellipsis_mask", entry) {
        for _ in 0..<(input.rank - taken) { keepAxis() }
      } else if isNew(entry) {
        shape.append(1)
      } else {
        try take(entry, begin: bounds[0][entry], end: bounds[1][entry], stride: bounds[2][entry])
      }
    }
    while sizes.count < input.rank { keepAxis() }
  }

  private func has(_ mask: String, _ entry: Int) -> Bool { site.int(mask) >> entry & 1 == 1 }

  /// A new axis, unless the entry is the ellipsis.
  private func isNew(_ entry: Int) -> Bool {
    has("new_axis_mask", entry) && !has("ellipsis_mask", entry)
  }

  private mutating func keepAxis() {
    let axis = sizes.count
    sizes.append(input.dimensions[axis])
    steps.append(input.strides[axis])
    shape.append(input.dimensions[axis])
  }

  private mutating func take(_ entry: Int, begin: Int, end: Int, stride: Int) throws {
    let axis = sizes.count
    let length = input.dimensions[axis]
    try site.require(stride != 0, "strides[\(entry)] must be non-zero")
    if has("shrink_axis_mask", entry) {
      let index = begin < 0 ? begin + length : begin
      try site.require(
        index >= 0 && index < length,
        "slice index \(begin) of dimension \(axis) out of bounds.")
      try site.require(stride > 0, "only stride 1 allowed on non-range indexing.")
      append(size: 1, from: index, stride: 1)
      return
    }
    let first = edge(begin, length, stride, open: has("begin_mask", entry), isEnd: false)
    let last = edge(end, length, stride, open: has("end_mask", entry), isEnd: true)
    let span = stride > 0 ? last - first : first - last
    let size = span <= 0 ? 0 : (span + abs(stride) - 1) / abs(stride)
    append(size: size, from: first, stride: stride)
    shape.append(size)
  }

  private mutating func append(size: Int, from first: Int, stride: Int) {
    let step = input.strides[sizes.count]
    start += size == 0 ? 0 : first * step
    sizes.append(size)
    steps.append(stride * step)
  }

  /// Where a slice begins or ends, kept inside the axis.
  private func edge(_ index: Int, _ length: Int, _ stride: Int, open: Bool, isEnd: Bool) -> Int {
    let (least, most) = stride > 0 ? (0, length) : (-1, length - 1)
    if open { return isEnd == (stride > 0) ? most : least }
    return min(max(index < 0 ? index + length : index, least), most)
  }
}
