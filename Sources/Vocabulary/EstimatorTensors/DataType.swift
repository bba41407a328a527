/// The type of a tensor's elements, spelled as TensorFlow spells it.
public enum DataType: String, Sendable, Hashable, CaseIterable {
  case float16, bfloat16, float32, float64
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case bool
  /// Bytes of any length; no encoding is implied.
  case string
  /// A handle to a variable or an iterator. Exists inside graphs only: no host tensor holds one.
  case resource

  public var isFloatingPoint: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    default: false
    }
  }

  public var isInteger: Bool {
    switch self {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    default: false
    }
  }

  /// Bytes per element in row-major little-endian form; `nil` for strings and resources.
  public var byteCount: Int? {
    switch self {
    case .int8, .uint8, .bool: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    case .string, .resource: nil
    }
  }
}

extension DataType: CustomStringConvertible {
  public var description: String { rawValue }
}
