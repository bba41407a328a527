/// An attribute of an operation: its name, the kind of its value, and what it may be.
package final class AttributeDefinition: Sendable {
  package enum Kind: String, Sendable, Hashable {
    case int, float, bool, string, type, shape, tensor, function
    case ints, floats, types, shapes, strings
  }

  package let name: String
  package let kind: Kind
  /// What the attribute is when it is neither given nor follows from the inputs.
  package let defaultValue: Attribute?
  /// For types: which are allowed.
  package let types: TypeSet
  /// For numbers: the least that is allowed. For lists: the least length.
  package let minimum: Int?
  /// For strings: which are allowed; empty when all are.
  package let choices: [String]

  init(
    _ name: String, _ kind: Kind, default value: Attribute? = nil, types: TypeSet = .any,
    minimum: Int? = nil, choices: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = value
    self.types = types
    self.minimum = minimum
    self.choices = choices
  }
}

// How the tables of operations write attributes.
extension AttributeDefinition {
  static func type(_ name: String, _ types: TypeSet = .any, default value: DataType? = nil) -> Self
  {
    Self(name, .type, default: value.map { .type($0) }, types: types)
  }

  static func types(_ name: String, _ types: TypeSet = .any, minimum: Int) -> Self {
    Self(name, .types, types: types, minimum: minimum)
  }

  static func bool(_ name: String, default value: Bool? = nil) -> Self {
    Self(name, .bool, default: value.map { .bool($0) })
  }

  static func int(_ name: String, default value: Int? = nil, minimum: Int? = nil) -> Self {
    Self(name, .int, default: value.map { .int($0) }, minimum: minimum)
  }

  static func string(_ name: String, default value: String? = nil, choices: [String] = []) -> Self {
    Self(name, .string, default: value.map { .string(ByteString($0)) }, choices: choices)
  }
}

extension AttributeDefinition {
  /// Whether `value` is of this attribute's kind.
  func admits(_ value: Attribute) -> Bool {
    switch (kind, value) {
    case (.int, .int), (.float, .float), (.bool, .bool), (.string, .string): true
    case (.type, .type), (.shape, .shape), (.tensor, .tensor), (.function, .function): true
    case (.ints, .list(let items)): items.allSatisfy { $0.intValue != nil }
    case (.floats, .list(let items)): items.allSatisfy { $0.floatValue != nil }
    case (.types, .list(let items)): items.allSatisfy { $0.typeValue != nil }
    case (.shapes, .list(let items)): items.allSatisfy { $0.shapeValue != nil }
    case (.strings, .list(let items)): items.allSatisfy { $0.stringValue != nil }
    default: false
    }
  }

  private func allows(_ item: Attribute) -> Bool { item.typeValue.map(types.contains) ?? false }

  /// What is wrong with `value`, as the end of a sentence that starts with the attribute's name.
  func objection(to value: Attribute) -> String? {
    guard admits(value) else { return "must be \(kind.rawValue), not \(value)" }
    switch value {
    case .type(let type) where !types.contains(type):
      return "is \(type), but must be one of \(types)"
    case .list(let items) where kind == .types && !items.allSatisfy(allows):
      return "is \(value), but may only hold \(types)"
    case .int(let number) where number < minimum ?? .min:
      return "is \(number), but must be at least \(minimum ?? .min)"
    case .list(let items) where kind != .ints && items.count < minimum ?? 0:
      return "has \(items.count) items, but must have at least \(minimum ?? 0)"
    case .string(let text) where !choices.isEmpty && !choices.contains(text.text):
      return "is '\(text)', but must be one of \(choices.joined(separator: ", "))"
    default: return nil
    }
  }
}
