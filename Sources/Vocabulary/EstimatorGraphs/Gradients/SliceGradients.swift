/// Cutting out and padding: each is the other's way back.
extension GradientRules {
  static let slices: [String: GradientRule] = [
    "Slice": slice,
    "StridedSlice": stridedSlice,
    "Pad": pad,
  ]

  /// Zeros are put back around the part.
  @Sendable
  private static func slice(_ c: GradientContext) throws -> [SymbolicTensor?] {
    let begin = c.inputs[1]
    return try c.first {
      let size = try c.shape(of: c.y)
      let behind = try c.add(
        "Sub", c.add("Sub", c.inputShape(as: begin), c.cast(size, to: begin)), begin)
      let paddings = try c.graph.add(
        "Pack", inputs: [begin, behind], attributes: ["axis": .int(1)]
      ).tensors[0]
      return try c.add("Pad", c.gradient(), paddings)
    }
  }

  /// The same slice of the elements' positions tells where each part of the gradient belongs.
  @Sendable
  private static func stridedSlice(_ c: GradientContext) throws -> [SymbolicTensor?] {
    try c.first {
      let count = try c.add("Size", c.x)
      let positions = try c.add("Range", c.integer(0), count, c.integer(1))
      let taken = try c.graph.add(
        "StridedSlice",
        inputs: [c.reshaped(positions, like: c.x)] + c.inputs.dropFirst(),
        attributes: c.node.attributes.filter { $0.key.hasSuffix("_mask") }
      ).tensors[0]
      let flat = try c.add(
        "UnsortedSegmentSum", c.flat(c.gradient()), c.flat(taken), count)
      return try c.add("Reshape", flat, c.shape(of: c.x))
    }
  }

  /// The part without the padding. What is padded with gets no gradient.
  @Sendable
  private static func pad(_ c: GradientContext) throws -> [SymbolicTensor?] {
    guard let rank = c.x.shape.rank else {
      throw c.noGradient("the gradient of Pad needs a known rank")
    }
    return try c.first {
      let before = try c.add("Slice", c.inputs[1], c.vector([0, 0]), c.vector([rank, 1]))
      let begin = try c.add("Reshape", before, c.vector([-1]))
      return try c.add("Slice", c.gradient(), begin, c.inputShape(as: begin))
    }
  }
}

extension GradientContext {
  /// The first input's shape, in the integer type of `model`.
  fileprivate func inputShape(as model: SymbolicTensor) throws -> SymbolicTensor {
    try cast(shape(of: x), to: model)
  }

  fileprivate func cast(_ tensor: SymbolicTensor, to model: SymbolicTensor) throws -> SymbolicTensor
  {
    if tensor.dataType == model.dataType { return tensor }
    return try add("Cast", tensor, attributes: ["DstT": .type(model.dataType)])
  }
}
