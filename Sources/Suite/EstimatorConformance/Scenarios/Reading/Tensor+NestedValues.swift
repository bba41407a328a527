extension ScenarioReading {
  /// A tensor from nested lists, or from a scalar that fills `shape`.
  func nested(_ cursor: JSONCursor, _ dataType: DataType, _ shape: Shape?) throws -> Tensor {
    var elements: [JSONCursor] = []
    let found = try flatten(cursor, into: &elements)
    let target = shape ?? found
    if found.rank == 0 {
      elements = [JSONCursor](repeating: elements[0], count: target.elementCount)
    } else if found != target, !(found.elementCount == 0 && target.elementCount == 0) {
      throw cursor.failure("its nesting has shape \(found), not \(target)")
    }
    return try tensor(of: elements, dataType, target)
  }

  /// - Returns: The shape of the nesting.
  private func flatten(_ cursor: JSONCursor, into elements: inout [JSONCursor]) throws -> Shape {
    guard case .array = cursor.element.content else {
      elements.append(cursor)
      return .scalar
    }
    let parts = try cursor.list()
    var inner: Shape?
    for part in parts {
      let shape = try flatten(part, into: &elements)
      if let inner, inner != shape { throw part.failure("lists side by side differ in shape") }
      inner = shape
    }
    return Shape([parts.count] + (inner?.dimensions ?? []))
  }

  private func tensor(of elements: [JSONCursor], _ dataType: DataType, _ shape: Shape) throws
    -> Tensor
  {
    switch dataType {
    // Floats are read as double and then rounded to the type.
    case .float16: Tensor(try elements.map { Float16(try $0.double()) }, shape: shape)
    case .bfloat16:
      Tensor(try elements.map { BFloat16(Float(try $0.double())) }, shape: shape)
    case .float32: Tensor(try elements.map { Float(try $0.double()) }, shape: shape)
    case .float64: Tensor(try elements.map { try $0.double() }, shape: shape)
    case .int8: Tensor(try elements.map { try integer($0) as Int8 }, shape: shape)
    case .int16: Tensor(try elements.map { try integer($0) as Int16 }, shape: shape)
    case .int32: Tensor(try elements.map { try integer($0) as Int32 }, shape: shape)
    case .int64: Tensor(try elements.map { try integer($0) as Int64 }, shape: shape)
    case .uint8: Tensor(try elements.map { try integer($0) as UInt8 }, shape: shape)
    case .uint16: Tensor(try elements.map { try integer($0) as UInt16 }, shape: shape)
    case .uint32: Tensor(try elements.map { try integer($0) as UInt32 }, shape: shape)
    case .uint64: Tensor(try elements.map { try integer($0) as UInt64 }, shape: shape)
    case .bool: Tensor(try elements.map { try $0.bool() }, shape: shape)
    case .string, .resource:
      Tensor(try elements.map { ByteString(try $0.string()) }, shape: shape)
    }
  }

  /// A number, or the text of one that JSON's readers take for no integer: those above int64.
  private func integer<Value: FixedWidthInteger>(_ cursor: JSONCursor) throws -> Value {
    if Value.self == UInt64.self, let text = try? cursor.string(), let value = Value(text) {
      return value
    }
    guard let value = Value(exactly: try cursor.int()) else {
      throw cursor.expected("an integer between \(Value.min) and \(Value.max)")
    }
    return value
  }
}

extension Tensor {
  /// Rows along the first axis, or `nil` when it has not so many.
  package func rows(_ range: Range<Int>) -> Tensor? {
    guard let count = shape.dimensions.first, range.lowerBound >= 0, range.upperBound <= count
    else { return nil }
    return elements.accept(RowPicker(range: range, shape: shape))
  }

  /// The numbers as another type of number; the same tensor for the same type.
  package func converted(to dataType: DataType) -> Tensor? {
    if dataType == self.dataType { return self }
    guard let doubles = elements.accept(DoubleReader()) else { return nil }
    switch dataType {
    case .float32: return Tensor(doubles.map { Float($0) }, shape: shape)
    case .float64: return Tensor(doubles, shape: shape)
    case .int32: return exact(doubles, Int32.self)
    case .int64: return exact(doubles, Int64.self)
    default: return nil
    }
  }

  private func exact<Value: TensorElement & FixedWidthInteger>(
    _ doubles: [Double], _ type: Value.Type
  ) -> Tensor? {
    let values = doubles.compactMap { Value(exactly: $0) }
    return values.count == doubles.count ? Tensor(values, shape: shape) : nil
  }
}

private struct RowPicker: TensorElementVisitor {
  let range: Range<Int>
  let shape: Shape

  func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
    let row = shape.dimensions.dropFirst().reduce(1, *)
    return Tensor(
      Array(elements[range.lowerBound * row..<range.upperBound * row]),
      shape: Shape([range.count] + shape.dimensions.dropFirst()))
  }
}

private struct DoubleReader: TensorElementVisitor {
  func visit<Element: TensorElement>(_ elements: [Element]) -> [Double]? {
    switch elements {
    case let floats as [Float]: floats.map { Double($0) }
    case let doubles as [Double]: doubles
    case let ints as [Int32]: ints.map { Double($0) }
    case let ints as [Int64]: ints.map { Double($0) }
    case let bytes as [UInt8]: bytes.map { Double($0) }
    default: nil
    }
  }
}
