/// Taking rows by index, and adding rows by index: each is the other's way back.
extension GradientRules {
  static let gathering: [String: GradientRule] = [
    "GatherV2": gather,
    "UnsortedSegmentSum": unsortedSegmentSum,
  ]

  @Sendable
  private static func gather(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard c.node.int("batch_dims") == 0 else {
      throw c.noGradient("the gradient of GatherV2 needs batch_dims 0")
    }
    let axis = try c.axis(2, rank: c.x.shape.rank)
    if axis == 0 {
      return try c.first { try c.scattered(c.gradient(), rows: c.size(of: c.x, along: 0)) }
    }
    guard let rank = c.x.shape.rank, let indexRank = c.inputs[1].shape.rank else {
      throw c.noGradient("the gradient of GatherV2 along a later axis needs known ranks")
    }
    // The gathered axes go to the front, the rows are added up, and the axis goes back.
    let outputRank = rank - 1 + indexRank
    let gathered = Array(axis..<(axis + indexRank))
    let forward = gathered + (0..<axis) + ((axis + indexRank)..<outputRank)
    let back = Array(1...axis) + [0] + ((axis + 1)..<rank)
    return try c.first {
      let moved = try c.add("Transpose", c.gradient(), c.vector(forward))
      let rows = try c.scattered(moved, rows: c.size(of: c.x, along: axis))
      return try c.add("Transpose", rows, c.vector(back))
    }
  }

  /// Rows of negative ids were dropped, so nothing comes back to them.
  @Sendable
  private static func unsortedSegmentSum(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let ids = c.inputs[1]
      let zero = try c.scalar(0, like: ids)
      let rows = try c.add(
        "GatherV2", c.gradient(), c.add("Maximum", ids, zero), c.integer(0))
      guard let rank = c.x.shape.rank, let idRank = ids.shape.rank else {
        throw c.noGradient("the gradient of UnsortedSegmentSum needs known ranks")
      }
      let isKept = try (idRank..<rank).reduce(c.add("GreaterEqual", ids, zero)) { condition, _ in
        try c.add("ExpandDims", condition, c.integer(-1))
      }
      return try c.add("SelectV2", isKept, rows, c.scalar(0, like: rows))
    }
  }
}

extension GradientContext {
  /// `rows` rows of zeros, to which the gradient's rows are added where they were taken from.
  func scattered(_ gradient: SymbolicTensor, rows: SymbolicTensor) throws -> SymbolicTensor {
    try add("UnsortedSegmentSum", gradient, inputs[1], rows)
  }
}
