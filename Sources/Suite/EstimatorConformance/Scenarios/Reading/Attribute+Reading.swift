extension ScenarioReading {
  /// The value of a node's attribute. Only the name tells a shape from a list and a type from a string.
  func attribute(_ name: String, _ cursor: JSONCursor) throws -> Attribute {
    switch cursor.element.content {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return attribute(text)
    case .array: return try list(name, cursor)
    case .object: return .tensor(try tensor(cursor))
    case .null:
      guard name.isNameOfShape else { throw cursor.expected("the value of an attribute") }
      return .shape(.unknown)
    }
  }

  private func attribute(_ text: String) -> Attribute {
    DataType(rawValue: text).map { .type($0) } ?? .string(ByteString(text))
  }

  private func dimension(_ cursor: JSONCursor) throws -> Int {
    guard (0...Format.largestCount).contains(try cursor.int()) else {
      throw cursor.expected("a dimension, or null for one that is not known")
    }
    return try cursor.int()
  }

  private func list(_ name: String, _ cursor: JSONCursor) throws -> Attribute {
    guard name.isNameOfShape else {
      let element = name.hasSuffix("shapes") ? "shape" : name
      return .list(try cursor.list().map { try attribute(element, $0) })
    }
    return .shape(PartialShape(try cursor.list().map { $0.isNull ? nil : try dimension($0) }))
  }
}

extension String {
  /// `shape`, `element_shape`: attributes whose lists are shapes.
  fileprivate var isNameOfShape: Bool { self == "shape" || hasSuffix("_shape") }
}
