extension Graph {
  /// A tensor's shape as a vector of int32: a constant if it is known by now.
  package func shape(of tensor: SymbolicTensor) throws -> SymbolicTensor {
    if let known = tensor.shape.known { return try indices(known.dimensions, name: "Shape") }
    return try add("Shape", inputs: [tensor]).tensors[0]
  }

  /// The elements of a constant of int32 or int64; `nil` for everything else.
  package func constantIntegers(_ tensor: SymbolicTensor) -> [Int]? {
    let node = nodes[tensor.node]
    guard node.kind == "Const", case .tensor(let value) = node.attributes["value"] else {
      return nil
    }
    switch value.elements {
    case .int32(let values): return values.map { Int($0) }
    case .int64(let values): return values.map { Int($0) }
    default: return nil
    }
  }
}

extension Tensor {
  /// A tensor with every element `value`, rounded to the type.
  ///
  /// - Precondition: the type is a float, int32 or int64.
  package init(filledWith value: Double, _ dataType: DataType, shape: Shape = .scalar) {
    switch dataType {
    case .float16: self.init(repeating: Float16(value), shape: shape)
    case .bfloat16: self.init(repeating: BFloat16(Float(value)), shape: shape)
    case .float32: self.init(repeating: Float(value), shape: shape)
    case .float64: self.init(repeating: value, shape: shape)
    case .int32: self.init(repeating: Int32(value), shape: shape)
    case .int64: self.init(repeating: Int64(value), shape: shape)
    default: preconditionFailure("A number is not of type \(dataType)")
    }
  }
}
