// Reductions: over the axes given, or over all.
extension Graph {
  public func sum(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Sum", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func mean(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Mean", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func max(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Max", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func min(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Min", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func product(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Prod", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func all(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("All", x, axes: axes, keepDims: keepDims, name: name)
  }

  public func any(
    _ x: SymbolicTensor, axes: [Int]? = nil, keepDims: Bool = false, name: String? = nil
  ) throws -> SymbolicTensor {
    try reduce("Any", x, axes: axes, keepDims: keepDims, name: name)
  }

  /// The position of the largest element along an axis, the first of several.
  public func argMax(
    _ x: SymbolicTensor, axis: Int, type: DataType = .int64, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "ArgMax", x, constant(Int32(axis)), attributes: ["output_type": .type(type)], name: name)
  }

  /// A reduction of any kind, over axes known only when the graph runs.
  public func reduce(
    _ kind: String, _ x: SymbolicTensor, over axes: SymbolicTensor, keepDims: Bool = false,
    name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(kind, x, axes, attributes: ["keep_dims": .bool(keepDims)], name: name)
  }

  private func reduce(
    _ kind: String, _ x: SymbolicTensor, axes: [Int]?, keepDims: Bool, name: String?
  ) throws -> SymbolicTensor {
    let axes = try axes.map { try indices($0) } ?? allAxes(of: x)
    return try reduce(kind, x, over: axes, keepDims: keepDims, name: name)
  }

  private func allAxes(of x: SymbolicTensor) throws -> SymbolicTensor {
    if let rank = x.shape.rank { return try indices(Array(0..<rank)) }
    let rank = try apply("Rank", x)
    return try add("Range", inputs: [constant(Int32(0)), rank, constant(Int32(1))]).tensors[0]
  }
}
