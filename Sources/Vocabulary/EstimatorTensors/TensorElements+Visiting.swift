extension TensorElements {
  public var dataType: DataType {
    switch self {
    case .float16: .float16
    case .bfloat16: .bfloat16
    case .float32: .float32
    case .float64: .float64
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .bool: .bool
    case .string: .string
    }
  }

  public var count: Int {
    switch self {
    case .float16(let array): array.count
    case .bfloat16(let array): array.count
    case .float32(let array): array.count
    case .float64(let array): array.count
    case .int8(let array): array.count
    case .int16(let array): array.count
    case .int32(let array): array.count
    case .int64(let array): array.count
    case .uint8(let array): array.count
    case .uint16(let array): array.count
    case .uint32(let array): array.count
    case .uint64(let array): array.count
    case .bool(let array): array.count
    case .string(let array): array.count
    }
  }
}

/// Work that is the same for every element type, written once and called with the array's own type.
public protocol TensorElementVisitor {
  associatedtype Result
  func visit<Element: TensorElement>(_ elements: [Element]) -> Result
}

extension TensorElements {
  /// Calls `visitor` with the elements in their own type.
  public func accept<Visitor: TensorElementVisitor>(_ visitor: Visitor) -> Visitor.Result {
    switch self {
    case .float16(let array): visitor.visit(array)
    case .bfloat16(let array): visitor.visit(array)
    case .float32(let array): visitor.visit(array)
    case .float64(let array): visitor.visit(array)
    case .int8(let array): visitor.visit(array)
    case .int16(let array): visitor.visit(array)
    case .int32(let array): visitor.visit(array)
    case .int64(let array): visitor.visit(array)
    case .uint8(let array): visitor.visit(array)
    case .uint16(let array): visitor.visit(array)
    case .uint32(let array): visitor.visit(array)
    case .uint64(let array): visitor.visit(array)
    case .bool(let array): visitor.visit(array)
    case .string(let array): visitor.visit(array)
    }
  }
}
