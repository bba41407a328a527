/// Putting tensors together and taking them apart: each is the other's way back.
extension GradientRules {
  static let joining: [String: GradientRule] = [
    "ConcatV2": concatenate,
    "Split": { c in [nil, try c.joined(axis: c.inputs[0])] },
    "Pack": { c in
      try c.graph.add(
        "Unpack", inputs: [c.gradient()],
        attributes: ["num": .int(c.inputs.count), "axis": .int(c.node.int("axis"))]
      ).tensors
    },
    "Unpack": { c in
      [
        try c.graph.add(
          "Pack", inputs: c.allGradients(), attributes: ["axis": .int(c.node.int("axis"))]
        ).tensors[0]
      ]
    },
  ]

  /// Each part of the gradient is cut out where the input was put.
  @Sendable
  private static func concatenate(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let parts = Array(c.inputs.dropLast())
    guard let rank = c.y.shape.rank else {
      throw c.noGradient("the gradient of ConcatV2 needs a known rank")
    }
    let axis = try c.axis(parts.count, rank: rank)
    var offset = Offset.known(0)
    var found: [SymbolicTensor?] = []
    for (part, wanted) in zip(parts, c.wanted) {
      found.append(wanted ? try c.cut(part, at: offset, along: axis, rank: rank) : nil)
      offset = try c.moved(offset, past: part, along: axis)
    }
    return found + [nil]
  }
}

/// Where a part begins: a number if all sizes before it are known, else a scalar of the graph.
private enum Offset {
  case known(Int)
  case computed(SymbolicTensor)
}

extension GradientContext {
  fileprivate func allGradients() throws -> [SymbolicTensor] {
    try gradients.indices.map { try gradient($0) }
  }

  fileprivate func joined(axis: SymbolicTensor) throws -> SymbolicTensor {
    let parts = try allGradients()
    return parts.count == 1
      ? parts[0] : try graph.add("ConcatV2", inputs: parts + [axis]).tensors[0]
  }

  fileprivate func cut(_ part: SymbolicTensor, at offset: Offset, along axis: Int, rank: Int) throws
    -> SymbolicTensor
  {
    try add("Slice", gradient(), begin(offset, along: axis, rank: rank), shape(of: part))
  }

  private func begin(_ offset: Offset, along axis: Int, rank: Int) throws -> SymbolicTensor {
    switch offset {
    case .known(let offset): return try vector((0..<rank).map { $0 == axis ? offset : 0 })
    case .computed(let offset):
      let zero = try integer(0)
      let elements = (0..<rank).map { $0 == axis ? offset : zero }
      return try graph.add("Pack", inputs: elements).tensors[0]
    }
  }

  fileprivate func moved(_ offset: Offset, past part: SymbolicTensor, along axis: Int) throws
    -> Offset
  {
    let size = part.shape.dimensions.flatMap { $0[axis] }
    if case .known(let offset) = offset, let size { return .known(offset + size) }
    let length = try self.size(of: part, along: axis)
    switch offset {
    case .known(let offset): return .computed(try add("AddV2", integer(offset), length))
    case .computed(let offset): return .computed(try add("AddV2", offset, length))
    }
  }
}
