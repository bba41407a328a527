internal import EstimatorTensors

// Shapes changed and shapes as values: nothing here touches an element.
extension KernelTable {
  static let shapes: [String: Kernel] = [
    "Reshape": reshape, "ExpandDims": expandDims, "Squeeze": squeeze,
    "Shape": Kernel { .known(try integers($0.shape(0).dimensions, nil, $0)) },
    "Size": Kernel { .known(try integers([$0.shape(0).elementCount], .scalar, $0)) },
    "Rank": Kernel { .known(try integers([$0.shape(0).rank], .scalar, $0)) },
    "BroadcastGradientArgs": broadcastGradientArguments,
  ]

  /// Integers of the output's declared type.
  static func integers(
    _ values: [Int], _ shape: Shape?, _ site: Site, output: Int = 0
  ) throws -> Tensor {
    let shape = shape ?? Shape([values.count])
    switch site.outputType(output) {
    case .int32:
      return try Tensor(
        values.map { value in
          guard let short = Int32(exactly: value) else {
            throw site.invalid("\(value) does not fit into int32")
          }
          return short
        }, shape: shape)
    case .int64: return Tensor(values.map { Int64($0) }, shape: shape)
    default: throw site.unimplemented(site.outputType(output))
    }
  }

  private static let reshape = Kernel { site in
    let count = site.shape(0).elementCount
    var sizes = try site.integers(1)
    let open = sizes.indices.filter { sizes[$0] == -1 }
    try site.require(open.count <= 1, "Only one size of \(sizes) may be -1")
    try site.require(sizes.allSatisfy { $0 >= -1 }, "A size of \(sizes) is negative")
    if let position = open.first {
      // Beside a size of 0, the open one is found as if neither shape had any zeros.
      let skipsZeros = sizes.contains(0)
      let held = site.shape(0).dimensions.reduce(1) { skipsZeros && $1 == 0 ? $0 : $0 * $1 }
      let known = sizes.reduce(1) { $1 > 0 ? $0 * $1 : $0 }
      try site.require(held % known == 0, "The open size of \(sizes) is no whole number")
      sizes[position] = held / known
    }
    try site.require(
      sizes.reduce(1, *) == count,
      "Input to reshape is a tensor with \(count) values, but the requested shape \(sizes) differs")
    return .alias(Shape(sizes))
  }

  private static let expandDims = Kernel { site in
    var sizes = site.shape(0).dimensions
    sizes.insert(1, at: try site.axis(site.integer(1), rank: sizes.count + 1))
    return .alias(Shape(sizes))
  }

  private static let squeeze = Kernel { site in
    let shape = site.shape(0)
    let given = try site.node.ints("squeeze_dims").map { try site.axis($0, rank: shape.rank) }
    for axis in given {
      try site.require(
        shape.dimensions[axis] == 1,
        "Can not squeeze dim[\(axis)], expected a dimension of 1, got \(shape.dimensions[axis])")
    }
    let kept = shape.dimensions.indices.filter { axis in
      given.isEmpty ? shape.dimensions[axis] != 1 : !given.contains(axis)
    }
    return .alias(Shape(kept.map { shape.dimensions[$0] }))
  }

  /// Over which axes a gradient is summed to undo a broadcast.
  ///
  /// Where both sizes are 1 both are listed, unless the shapes are equal.
  private static let broadcastGradientArguments = Kernel { site in
    let (a, b) = (try site.integers(0), try site.integers(1))
    let rank = max(a.count, b.count)
    let (wideA, wideB) = (padded(a, to: rank), padded(b, to: rank))
    var (axesA, axesB): ([Int], [Int]) = ([], [])
    for axis in 0..<rank where a != b {
      let (x, y) = (wideA[axis], wideB[axis])
      try site.require(x == y || x == 1 || y == 1, "Incompatible shapes: \(a) vs. \(b)")
      if x == 1 { axesA.append(axis) }
      if y == 1 { axesB.append(axis) }
    }
    let results = [try integers(axesA, nil, site), try integers(axesB, nil, site, output: 1)]
    return Work(
      results.map(\.shape),
      .compute { ports in
        { for (slot, tensor) in zip(ports.outputs, results) { slot.fill(from: tensor) } }
      })
  }

  private static func padded(_ sizes: [Int], to rank: Int) -> [Int] {
    Array(repeating: 1, count: rank - sizes.count) + sizes
  }
}
