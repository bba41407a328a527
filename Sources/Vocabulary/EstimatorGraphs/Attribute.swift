/// The value of a node's attribute.
public indirect enum Attribute: Sendable {
  case int(Int)
  case float(Double)
  case bool(Bool)
  case string(ByteString)
  case type(DataType)
  case shape(PartialShape)
  case tensor(Tensor)
  /// The name of one of the graph's functions.
  case function(String)
  case list([Attribute])
}

extension Attribute {
  public var intValue: Int? { if case .int(let value) = self { value } else { nil } }
  public var floatValue: Double? { if case .float(let value) = self { value } else { nil } }
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var stringValue: ByteString? { if case .string(let value) = self { value } else { nil } }
  public var typeValue: DataType? { if case .type(let value) = self { value } else { nil } }
  public var shapeValue: PartialShape? { if case .shape(let value) = self { value } else { nil } }
  public var tensorValue: Tensor? { if case .tensor(let value) = self { value } else { nil } }
  public var functionValue: String? { if case .function(let name) = self { name } else { nil } }
  public var listValue: [Attribute]? { if case .list(let items) = self { items } else { nil } }
}

extension Attribute: CustomStringConvertible {
  public var description: String {
    switch self {
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .bool(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .type(let value): "\(value)"
    case .shape(let value): "\(value)"
    case .tensor(let value): "a \(value.dataType) tensor of shape \(value.shape)"
    case .function(let name): "function '\(name)'"
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    }
  }
}
