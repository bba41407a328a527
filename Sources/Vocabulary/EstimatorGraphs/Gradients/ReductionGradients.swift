/// Reductions and running sums.
extension GradientRules {
  static let reductions: [String: GradientRule] = [
    "Sum": { c in try c.first { try c.spread(c.gradient()) } },
    "Mean": mean,
    "Max": extreme,
    "Min": extreme,
    "Prod": product,
  ]

  /// Each element had the same share.
  @Sendable
  private static func mean(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let count = try c.add(
        "Cast", c.reducedCount(), attributes: ["DstT": .type(c.x.dataType)])
      return try c.add("RealDiv", c.spread(c.gradient()), count)
    }
  }

  /// Elements equal to the extreme one share the gradient evenly.
  @Sendable
  private static func extreme(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let isExtreme = try c.add(
        "Cast", c.add("Equal", c.keepingAxes(c.y), c.x),
        attributes: ["DstT": .type(c.x.dataType)])
      let share = try c.add("RealDiv", isExtreme, c.sum(isExtreme, c.inputs[1]))
      return try c.product(share, c.keepingAxes(c.gradient()))
    }
  }

  /// g times the product of all the others. Made without division, so that zeros are no trouble.
  @Sendable
  private static func product(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      guard let rank = c.x.shape.rank, let axes = c.constant(1) else {
        throw c.noGradient("the gradient of Prod needs constant axes and a known rank")
      }
      let spread = try c.keepingAxes(c.gradient())
      if axes.count == 1 {
        let axis = axes[0] < 0 ? axes[0] + rank : axes[0]
        return try c.product(spread, c.productOfOthers(c.x, along: axis))
      }
      guard Set(axes).count == rank else {
        throw c.noGradient("the gradient of Prod needs one axis, or all")
      }
      let others = try c.productOfOthers(c.flat(c.x), along: 0)
      return try c.product(spread, c.reshaped(others, like: c.x))
    }
  }
}

extension GradientContext {
  /// A tensor of the output's shape, repeated over the axes that were reduced.
  fileprivate func spread(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    try add("BroadcastTo", keepingAxes(tensor), shape(of: x))
  }

  /// A tensor of the output's shape, with size 1 along the axes that were reduced.
  fileprivate func keepingAxes(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    if node.bool("keep_dims") { return tensor }
    guard let rank = x.shape.rank, let axes = constant(1) else {
      let kept = try sum(x, inputs[1])
      return try add("Reshape", tensor, shape(of: kept))
    }
    let ascending = Set(axes.map { $0 < 0 ? $0 + rank : $0 }).sorted()
    if ascending.count == rank {
      return try add("Reshape", tensor, vector(ascending.map { _ in 1 }))
    }
    return try ascending.reduce(tensor) { try add("ExpandDims", $0, integer($1)) }
  }

  /// How many elements went into one element of the output; at least 0, never a division by 0.
  fileprivate func reducedCount() throws -> SymbolicTensor {
    if let whole = x.shape.elementCount, let parts = y.shape.elementCount {
      return try integer(whole / max(parts, 1))
    }
    let parts = try add("Maximum", add("Size", y), integer(1))
    return try add("FloorDiv", add("Size", x), parts)
  }

  /// For each element, the product of those beside it along one axis.
  fileprivate func productOfOthers(_ tensor: SymbolicTensor, along axis: Int) throws
    -> SymbolicTensor
  {
    let size = try size(of: tensor, along: axis)
    let positions = try add("Range", integer(0), size, integer(1))
    let isOwn = try add(
      "Equal", add("ExpandDims", positions, integer(1)), add("ExpandDims", positions, integer(0)))
    let aligned = try ((axis + 1)..<(tensor.shape.rank ?? axis + 1)).reduce(isOwn) { mask, _ in
      try add("ExpandDims", mask, integer(-1))
    }
    let repeated = try add("ExpandDims", tensor, integer(axis))
    let others = try add("SelectV2", aligned, scalar(1, like: tensor), repeated)
    return try add("Prod", others, vector([axis + 1]))
  }
}
