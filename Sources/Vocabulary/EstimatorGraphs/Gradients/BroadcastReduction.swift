// The way back through broadcasting: what was repeated is added up.
extension GradientContext {
  /// A gradient of the broadcast shape, brought to the shape of the operand it belongs to.
  ///
  /// - Parameter partner: The operand that this one was broadcast with.
  func unbroadcast(
    _ gradient: SymbolicTensor, to operand: SymbolicTensor, with partner: SymbolicTensor
  ) throws -> SymbolicTensor {
    guard let axes = Self.repeatedAxes(of: operand.shape, with: partner.shape) else {
      let shapes = [try shape(of: operand), try shape(of: partner)]
      let axes = try graph.add("BroadcastGradientArgs", inputs: shapes).tensors[0]
      return try add("Reshape", sum(gradient, axes), shapes[0])
    }
    if axes.isEmpty { return gradient }
    let summed = try sum(gradient, vector(axes))
    let isSameRank = operand.shape.rank == gradient.shape.rank
    return isSameRank ? summed : try add("Reshape", summed, shape(of: operand))
  }

  /// The sum over `axes`, which stay with size 1.
  func sum(_ tensor: SymbolicTensor, _ axes: SymbolicTensor) throws -> SymbolicTensor {
    try add("Sum", tensor, axes, attributes: ["keep_dims": .bool(true)])
  }

  /// Axes of the broadcast shape along which `operand` is repeated, or `nil` if that is not known.
  ///
  /// To add along an axis that has size 1 anyway changes nothing, so an operand's axis of size 1
  /// counts as repeated whenever its partner's size is not known.
  static func repeatedAxes(of operand: PartialShape, with partner: PartialShape) -> [Int]? {
    guard let mine = operand.dimensions, let other = partner.dimensions else { return nil }
    let rank = max(mine.count, other.count)
    var axes: [Int] = []
    for axis in 0..<rank {
      let own = axis - (rank - mine.count)
      let others = axis - (rank - other.count)
      guard own >= 0 else {
        axes.append(axis)
        continue
      }
      let partnerSize: Int? = others < 0 ? 1 : other[others]
      switch mine[own] {
      case 1: if partnerSize != 1 { axes.append(axis) }
      case nil: if partnerSize != 1 { return nil }
      default: break
      }
    }
    return axes
  }
}
