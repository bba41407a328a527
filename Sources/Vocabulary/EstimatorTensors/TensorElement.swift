/// A Swift type whose values can be the elements of a host tensor.
public protocol TensorElement: Sendable, Hashable {
  static var dataType: DataType { get }

  /// The array as a tensor's elements.
  static func store(_ elements: [Self]) -> TensorElements

  /// The array of this type inside `elements`, or `nil` if they are of another type.
  static func load(_ elements: TensorElements) -> [Self]?
}

/// The elements of a host tensor, row-major, as an array of their own type.
public enum TensorElements: Sendable {
  case float16([Float16])
  case bfloat16([BFloat16])
  case float32([Float])
  case float64([Double])
  case int8([Int8])
  case int16([Int16])
  case int32([Int32])
  case int64([Int64])
  case uint8([UInt8])
  case uint16([UInt16])
  case uint32([UInt32])
  case uint64([UInt64])
  case bool([Bool])
  case string([ByteString])
}
