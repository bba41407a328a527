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
