// Where values come from.
extension Graph {
  public func placeholder(
    _ name: String? = nil, _ type: DataType, shape: PartialShape = .unknown
  ) throws -> SymbolicTensor {
    try add("Placeholder", name: name, attributes: ["dtype": .type(type), "shape": .shape(shape)])
      .tensors[0]
  }

  public func constant<Element: TensorElement>(
    _ scalar: Element, name: String? = nil
  ) throws -> SymbolicTensor {
    try constant(Tensor(scalar), name: name)
  }

  public func constant<Element: TensorElement>(
    _ vector: [Element], name: String? = nil
  ) throws -> SymbolicTensor {
    try constant(Tensor(vector), name: name)
  }

  /// A scalar of a numeric type chosen when the graph is built, such as that of another tensor.
  ///
  /// - Throws: `GraphError` with kind `.type` when `type` is not a number.
  public func scalar(
    _ value: Double, _ type: DataType, name: String? = nil
  ) throws -> SymbolicTensor {
    guard let tensor = Self.scalar(value, type) else {
      throw GraphError(.type, node: name ?? "Const", "\(type) is not a type of numbers")
    }
    return try constant(tensor, name: name)
  }

  /// A vector of int32, as axes and shapes are given.
  public func indices(_ values: [Int], name: String? = nil) throws -> SymbolicTensor {
    try constant(Tensor(values.map { Int32($0) }), name: name)
  }

  private static func scalar(_ value: Double, _ type: DataType) -> Tensor? {
    switch type {
    case .float16: Tensor(Float16(value))
    case .bfloat16: Tensor(BFloat16(Float(value)))
    case .float32: Tensor(Float(value))
    case .float64: Tensor(value)
    case .int8: Tensor(Int8(value))
    case .int16: Tensor(Int16(value))
    case .int32: Tensor(Int32(value))
    case .int64: Tensor(Int64(value))
    case .uint8: Tensor(UInt8(value))
    case .uint16: Tensor(UInt16(value))
    case .uint32: Tensor(UInt32(value))
    case .uint64: Tensor(UInt64(value))
    case .bool, .string, .resource: nil
    }
  }

  /// An iterator's next batch; a session connects it to an input.
  public func nextBatch(_ components: [Node.Output], name: String? = nil) throws -> [SymbolicTensor]
  {
    let iterator = try add(
      "IteratorV2",
      attributes: [
        "shared_name": .string(""), "container": .string(""),
        "output_types": .list(components.map { .type($0.dataType) }),
        "output_shapes": .list(components.map { .shape($0.shape) }),
      ])
    return try add("IteratorGetNext", name: name, inputs: iterator.tensors).tensors
  }
}
