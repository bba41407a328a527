/// What a variable is moved against.
public enum Gradient: Sendable {
  /// Of the variable's shape.
  case whole(SymbolicTensor)
  /// Of a table from which rows were gathered: zero in all others.
  case rows(IndexedSlices)

  /// The gradient of the whole variable, zeros included.
  func whole(of variable: Variable, in graph: Graph) throws -> SymbolicTensor {
    switch self {
    case .whole(let gradient): return gradient
    case .rows(let slices):
      return try graph.unsortedSegmentSum(
        slices.values, segments: slices.indices,
        count: graph.constant(Int32(variable.shape.dimensions[0])))
    }
  }

  /// The same direction with a Euclidean norm of at most `norm`: `g · norm / max(‖g‖, norm)`.
  ///
  /// - Rules: `optimizer.named.clipped`
  package func clipped(toNorm norm: Double, in graph: Graph) throws -> Gradient {
    switch self {
    case .whole(let gradient): .whole(try graph.clipped(gradient, toNorm: norm))
    case .rows(let slices):
      .rows(
        IndexedSlices(
          values: try graph.clipped(slices.values, toNorm: norm), indices: slices.indices))
    }
  }
}

extension Graph {
  // optimizer.named.clipped (OPT-02)
  fileprivate func clipped(_ gradient: SymbolicTensor, toNorm norm: Double) throws -> SymbolicTensor
  {
    let limit = try scalar(norm, gradient.dataType)
    let length = try sqrt(sum(square(gradient)))
    return try divide(multiply(gradient, limit), maximum(length, limit))
  }
}
