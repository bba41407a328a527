// Shapes changed, and arrays put together and taken apart.
extension Graph {
  /// The same elements in another shape, of which one dimension may be -1.
  public func reshape(
    _ x: SymbolicTensor, to shape: [Int], name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Reshape", x, indices(shape), name: name)
  }

  public func reshape(
    _ x: SymbolicTensor, to shape: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Reshape", x, shape, name: name)
  }

  public func expandDims(
    _ x: SymbolicTensor, axis: Int, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("ExpandDims", x, constant(Int32(axis)), name: name)
  }

  /// Drops axes of size 1: those given, or all.
  public func squeeze(
    _ x: SymbolicTensor, axes: [Int] = [], name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "Squeeze", x, attributes: ["squeeze_dims": .list(axes.map { .int($0) })], name: name)
  }

  public func transpose(
    _ x: SymbolicTensor, permutation: [Int], name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Transpose", x, indices(permutation), name: name)
  }

  public func broadcast(
    _ x: SymbolicTensor, to shape: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("BroadcastTo", x, shape, name: name)
  }

  /// The shape as an int32 vector.
  public func shape(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Shape", x, name: name)
  }

  /// The number of elements as an int32 scalar.
  public func size(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Size", x, name: name)
  }

  /// A tensor with every element the same.
  public func fill(
    _ shape: SymbolicTensor, _ value: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Fill", shape, value, name: name)
  }

  /// Joined along an axis; of a single one, itself.
  ///
  /// - Precondition: there is at least one.
  public func concat(
    _ parts: [SymbolicTensor], axis: Int, name: String? = nil
  ) throws -> SymbolicTensor {
    precondition(!parts.isEmpty, "There is something to concatenate")
    if parts.count == 1 { return parts[0] }
    return try add("ConcatV2", name: name, inputs: parts + [constant(Int32(axis))]).tensors[0]
  }

  /// Stacked along a new axis.
  public func pack(
    _ parts: [SymbolicTensor], axis: Int = 0, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("Pack", name: name, inputs: parts, attributes: ["axis": .int(axis)]).tensors[0]
  }

  /// Equal parts along an axis.
  public func split(
    _ x: SymbolicTensor, into count: Int, axis: Int, name: String? = nil
  ) throws -> [SymbolicTensor] {
    try add(
      "Split", name: name, inputs: [constant(Int32(axis)), x],
      attributes: ["num_split": .int(count)]
    ).tensors
  }

  /// Entries of `params` along an axis, by position.
  public func gather(
    _ params: SymbolicTensor, _ indices: SymbolicTensor, axis: Int = 0, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("GatherV2", name: name, inputs: [params, indices, constant(Int32(axis))]).tensors[0]
  }

  /// Rows of length `depth`, 1 at the position that `positions` says and 0 elsewhere.
  public func oneHot(
    _ positions: SymbolicTensor, depth: Int, type: DataType = .float32, name: String? = nil
  ) throws -> SymbolicTensor {
    try add(
      "OneHot", name: name,
      inputs: [positions, constant(Int32(depth)), scalar(1, type), scalar(0, type)]
    ).tensors[0]
  }
}
