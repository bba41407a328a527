// Tensors as raw bytes: row-major, little-endian, bool as one byte. Strings have no such form.

extension Tensor {
  /// The elements as raw bytes, or `nil` for strings.
  public var littleEndianBytes: [UInt8]? { elements.accept(ByteWriter()) }

  /// A tensor from raw bytes.
  ///
  /// - Returns: `nil` when `dataType` has no raw form, the number of bytes is not that of the shape, or a
  ///   bool is neither 0 nor 1.
  public init?(littleEndianBytes bytes: [UInt8], dataType: DataType, shape: Shape) {
    guard let width = dataType.byteCount, bytes.count == width * shape.elementCount,
      let elements = TensorElements(littleEndianBytes: bytes, dataType: dataType)
    else { return nil }
    self.init(unchecked: elements, shape: shape)
  }
}

/// An element whose raw form is an unsigned integer.
protocol RawElement: TensorElement {
  associatedtype Raw: FixedWidthInteger & UnsignedInteger
  var raw: Raw { get }
  init(raw: Raw)
}

extension RawElement {
  fileprivate static func read(_ bytes: [UInt8]) -> [Self] {
    let width = Raw.bitWidth / 8
    return stride(from: 0, to: bytes.count, by: width).map { start in
      var raw: Raw = 0
      for place in (0..<width).reversed() {
        raw = raw << (width == 1 ? 0 : 8) | Raw(bytes[start + place])
      }
      return Self(raw: raw)
    }
  }

  fileprivate static func write(_ elements: [Self]) -> [UInt8] {
    let width = Raw.bitWidth / 8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * elements.count)
    for element in elements {
      let raw = element.raw
      for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: raw >> (8 * place))) }
    }
    return bytes
  }
}

private struct ByteWriter: TensorElementVisitor {
  func visit<Element: TensorElement>(_ elements: [Element]) -> [UInt8]? {
    guard let type = Element.self as? any RawElement.Type else { return nil }
    return write(type, elements)
  }

  private func write<Raw: RawElement>(_ type: Raw.Type, _ elements: Any) -> [UInt8]? {
    (elements as? [Raw]).map(Raw.write)
  }
}

extension TensorElements {
  fileprivate init?(littleEndianBytes bytes: [UInt8], dataType: DataType) {
    switch dataType {
    case .float16: self = .float16(Float16.read(bytes))
    case .bfloat16: self = .bfloat16(BFloat16.read(bytes))
    case .float32: self = .float32(Float.read(bytes))
    case .float64: self = .float64(Double.read(bytes))
    case .int8: self = .int8(Int8.read(bytes))
    case .int16: self = .int16(Int16.read(bytes))
    case .int32: self = .int32(Int32.read(bytes))
    case .int64: self = .int64(Int64.read(bytes))
    case .uint8: self = .uint8(bytes)
    case .uint16: self = .uint16(UInt16.read(bytes))
    case .uint32: self = .uint32(UInt32.read(bytes))
    case .uint64: self = .uint64(UInt64.read(bytes))
    case .bool:
      guard bytes.allSatisfy({ $0 <= 1 }) else { return nil }
      self = .bool(bytes.map { $0 == 1 })
    case .string, .resource: return nil
    }
  }
}

extension Float16: RawElement {
  var raw: UInt16 { bitPattern }
  init(raw: UInt16) { self.init(bitPattern: raw) }
}

extension BFloat16: RawElement {
  var raw: UInt16 { bitPattern }
  init(raw: UInt16) { self.init(bitPattern: raw) }
}

extension Float: RawElement {
  var raw: UInt32 { bitPattern }
  init(raw: UInt32) { self.init(bitPattern: raw) }
}

extension Double: RawElement {
  var raw: UInt64 { bitPattern }
  init(raw: UInt64) { self.init(bitPattern: raw) }
}

extension Bool: RawElement {
  var raw: UInt8 { self ? 1 : 0 }
  init(raw: UInt8) { self = raw != 0 }
}

extension RawElement where Self: FixedWidthInteger {
  var raw: Magnitude { Magnitude(truncatingIfNeeded: self) }
  init(raw: Magnitude) { self.init(truncatingIfNeeded: raw) }
}

extension Int8: RawElement {}
extension Int16: RawElement {}
extension Int32: RawElement {}
extension Int64: RawElement {}
extension UInt8: RawElement {}
extension UInt16: RawElement {}
extension UInt32: RawElement {}
extension UInt64: RawElement {}
