/// Cells taken and placed by position, and running sums.
extension GradientRules {
  static let cells: [String: GradientRule] = [
    "GatherNd": gatherNd,
    "SparseFillEmptyRows": filledRows,
    "SparseToDense": dense,
    "UnsortedSegmentMax": segmentMax,
    "Cumsum": { c in
      let turned: [String: Attribute] = [
        "exclusive": .bool(c.node.bool("exclusive")), "reverse": .bool(!c.node.bool("reverse")),
      ]
      return try c.first { try c.add("Cumsum", c.gradient(), c.inputs[1], attributes: turned) }
    },
  ]

  /// Positions along the first axes become numbers of rows, to which the gradient's rows are added.
  @Sendable
  private static func gatherNd(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard let depth = c.inputs[1].shape.dimensions?.last ?? nil, depth > 0 else {
      throw c.noGradient("the gradient of GatherNd needs positions of known length")
    }
    return try c.first {
      let sizes = try (0..<depth).map { try c.size(of: c.x, along: $0) }
      var strides = [try c.integer(1)]
      for size in sizes.dropFirst().reversed() {
        strides.insert(try c.product(size, strides[0]), at: 0)
      }
      let factors = try c.add(
        "Cast", c.graph.pack(strides), attributes: ["DstT": .type(c.inputs[1].dataType)])
      let rows = try c.add("Sum", c.product(c.inputs[1], factors), c.vector([-1]))
      let count = try c.product(sizes[0], strides[0])
      let sums = try c.add("UnsortedSegmentSum", c.gradient(), rows, count)
      return try c.reshaped(sums, like: c.x)
    }
  }

  /// Each given cell is somewhere in the output; the others are the default.
  @Sendable
  private static func filledRows(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let (gradient, places) = (try c.gradient(1), c.node.tensors[3])
    let given = try c.add("GatherV2", gradient, places, c.integer(0))
    guard c.wanted[3] else { return [nil, given, nil, nil] }
    let uses = try c.add(
      "UnsortedSegmentSum", c.add("OnesLike", given), places, c.add("Size", gradient))
    let zero = try c.scalar(0, like: gradient)
    let filled = try c.add("SelectV2", c.add("Equal", uses, zero), gradient, zero)
    return [nil, given, nil, try c.add("Sum", filled, c.vector([0]))]
  }

  /// A cell's gradient is the one at its place; the default has the others'.
  @Sendable
  private static func dense(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard let rank = c.x.shape.rank, rank > 0, let valueRank = c.inputs[2].shape.rank else {
      throw c.noGradient("the gradient of SparseToDense needs known ranks")
    }
    let gradient = try c.gradient()
    let places = rank == 1 ? try c.add("ExpandDims", c.x, c.integer(-1)) : c.x
    let cells = try c.add("GatherNd", gradient, places)
    let sum = try c.add("Sum", cells, c.vector([0]))
    let all = try c.add("Sum", c.flat(gradient), c.vector([0]))
    return [nil, nil, valueRank == 0 ? sum : cells, try c.add("Sub", all, sum)]
  }

  /// Elements equal to their segment's largest share its gradient evenly.
  @Sendable
  private static func segmentMax(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard let rank = c.x.shape.rank, let idRank = c.inputs[1].shape.rank else {
      throw c.noGradient("the gradient of UnsortedSegmentMax needs known ranks")
    }
    return try c.first {
      let ids = c.inputs[1]
      let zero = try c.scalar(0, like: ids)
      let rows = try c.add("Maximum", ids, zero)
      let isKept = try (idRank..<rank).reduce(c.add("GreaterEqual", ids, zero)) { condition, _ in
        try c.add("ExpandDims", condition, c.integer(-1))
      }
      let isLargest = try c.add(
        "LogicalAnd", c.add("Equal", c.x, c.add("GatherV2", c.y, rows, c.integer(0))), isKept)
      let ones = try c.add("Cast", isLargest, attributes: ["DstT": .type(c.x.dataType)])
      let count = try c.add("UnsortedSegmentSum", ones, ids, c.inputs[2])
      let share = try c.add("RealDiv", c.gradient(), count)
      let shares = try c.add("GatherV2", share, rows, c.integer(0))
      return try c.add("SelectV2", isLargest, shares, c.scalar(0, like: c.x))
    }
  }
}
