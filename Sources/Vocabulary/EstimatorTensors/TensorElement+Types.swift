// One conformance per element type: the name of the type and the case that holds it.

extension Float16: TensorElement {
  public static var dataType: DataType { .float16 }
  public static func store(_ elements: [Float16]) -> TensorElements { .float16(elements) }
  public static func load(_ elements: TensorElements) -> [Float16]? {
    if case .float16(let array) = elements { array } else { nil }
  }
}

extension BFloat16: TensorElement {
  public static var dataType: DataType { .bfloat16 }
  public static func store(_ elements: [BFloat16]) -> TensorElements { .bfloat16(elements) }
  public static func load(_ elements: TensorElements) -> [BFloat16]? {
    if case .bfloat16(let array) = elements { array } else { nil }
  }
}

extension Float: TensorElement {
  public static var dataType: DataType { .float32 }
  public static func store(_ elements: [Float]) -> TensorElements { .float32(elements) }
  public static func load(_ elements: TensorElements) -> [Float]? {
    if case .float32(let array) = elements { array } else { nil }
  }
}

extension Double: TensorElement {
  public static var dataType: DataType { .float64 }
  public static func store(_ elements: [Double]) -> TensorElements { .float64(elements) }
  public static func load(_ elements: TensorElements) -> [Double]? {
    if case .float64(let array) = elements { array } else { nil }
  }
}

extension Int8: TensorElement {
  public static var dataType: DataType { .int8 }
  public static func store(_ elements: [Int8]) -> TensorElements { .int8(elements) }
  public static func load(_ elements: TensorElements) -> [Int8]? {
    if case .int8(let array) = elements { array } else { nil }
  }
}

extension Int16: TensorElement {
  public static var dataType: DataType { .int16 }
  public static func store(_ elements: [Int16]) -> TensorElements { .int16(elements) }
  public static func load(_ elements: TensorElements) -> [Int16]? {
    if case .int16(let array) = elements { array } else { nil }
  }
}

extension Int32: TensorElement {
  public static var dataType: DataType { .int32 }
  public static func store(_ elements: [Int32]) -> TensorElements { .int32(elements) }
  public static func load(_ elements: TensorElements) -> [Int32]? {
    if case .int32(let array) = elements { array } else { nil }
  }
}

extension Int64: TensorElement {
  public static var dataType: DataType { .int64 }
  public static func store(_ elements: [Int64]) -> TensorElements { .int64(elements) }
  public static func load(_ elements: TensorElements) -> [Int64]? {
    if case .int64(let array) = elements { array } else { nil }
  }
}

extension UInt8: TensorElement {
  public static var dataType: DataType { .uint8 }
  public static func store(_ elements: [UInt8]) -> TensorElements { .uint8(elements) }
  public static func load(_ elements: TensorElements) -> [UInt8]? {
    if case .uint8(let array) = elements { array } else { nil }
  }
}

extension UInt16: TensorElement {
  public static var dataType: DataType { .uint16 }
  public static func store(_ elements: [UInt16]) -> TensorElements { .uint16(elements) }
  public static func load(_ elements: TensorElements) -> [UInt16]? {
    if case .uint16(let array) = elements { array } else { nil }
  }
}

extension UInt32: TensorElement {
  public static var dataType: DataType { .uint32 }
  public static func store(_ elements: [UInt32]) -> TensorElements { .uint32(elements) }
  public static func load(_ elements: TensorElements) -> [UInt32]? {
    if case .uint32(let array) = elements { array } else { nil }
  }
}

extension UInt64: TensorElement {
  public static var dataType: DataType { .uint64 }
  public static func store(_ elements: [UInt64]) -> TensorElements { .uint64(elements) }
  public static func load(_ elements: TensorElements) -> [UInt64]? {
    if case .uint64(let array) = elements { array } else { nil }
  }
}

extension Bool: TensorElement {
  public static var dataType: DataType { .bool }
  public static func store(_ elements: [Bool]) -> TensorElements { .bool(elements) }
  public static func load(_ elements: TensorElements) -> [Bool]? {
    if case .bool(let array) = elements { array } else { nil }
  }
}

extension ByteString: TensorElement {
  public static var dataType: DataType { .string }
  public static func store(_ elements: [ByteString]) -> TensorElements { .string(elements) }
  public static func load(_ elements: TensorElements) -> [ByteString]? {
    if case .string(let array) = elements { array } else { nil }
  }
}
