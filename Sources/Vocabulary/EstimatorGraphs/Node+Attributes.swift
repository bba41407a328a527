// Attributes by name and kind. A node in a graph has every attribute of its definition, so asking
// for one that it does not have is a programming mistake.
extension Node {
  public func int(_ name: String) -> Int { attribute(name, \.intValue) }
  public func bool(_ name: String) -> Bool { attribute(name, \.boolValue) }
  public func string(_ name: String) -> ByteString { attribute(name, \.stringValue) }
  public func type(_ name: String) -> DataType { attribute(name, \.typeValue) }
  public func shape(_ name: String) -> PartialShape { attribute(name, \.shapeValue) }
  public func tensor(_ name: String) -> Tensor { attribute(name, \.tensorValue) }
  public func ints(_ name: String) -> [Int] {
    attribute(name, \.listValue).compactMap(\.intValue)
  }
  public func floats(_ name: String) -> [Double] {
    attribute(name, \.listValue).compactMap(\.floatValue)
  }

  /// The name of a function of the graph.
  public func functionName(_ name: String) -> String { attribute(name, \.functionValue) }

  private func attribute<Value>(_ name: String, _ read: (Attribute) -> Value?) -> Value {
    guard let value = attributes[name].flatMap(read) else {
      preconditionFailure("Node '\(self.name)' (\(kind)) has no such attribute '\(name)'")
    }
    return value
  }
}
