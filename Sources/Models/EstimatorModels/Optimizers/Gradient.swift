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

  /// The same with something done to all that is not known to be zero.
  func changed(_ change: (SymbolicTensor) throws -> SymbolicTensor) rethrows -> Gradient {
    switch self {
    case .whole(let gradient): .whole(try change(gradient))
    case .rows(let slices):
      .rows(IndexedSlices(values: try change(slices.values), indices: slices.indices))
    }
  }

  /// All that is not known to be zero: rows of a table that nobody gathered are.
  var values: SymbolicTensor {
    switch self {
    case .whole(let gradient): gradient
    case .rows(let slices): slices.values
    }
  }

  /// The same direction with a Euclidean norm of at most `norm`: `g · norm / max(‖g‖, norm)`.
  ///
  /// - Rules: `optimizer.named.clipped`, `optimizer.clipping.norm`
  package func clipped(toNorm norm: Double, in graph: Graph) throws -> Gradient {
    try changed { try graph.clipped($0, toNorm: norm) }
  }
}

extension Graph {
  // optimizer.named.clipped (OPT-02), optimizer.clipping.norm (VAR-06)
  fileprivate func clipped(_ gradient: SymbolicTensor, toNorm norm: Double) throws -> SymbolicTensor
  {
    let limit = try scalar(norm, gradient.dataType)
    let length = try sqrt(sum(square(gradient)))
    return try divide(multiply(gradient, limit), maximum(length, limit))
  }
}
