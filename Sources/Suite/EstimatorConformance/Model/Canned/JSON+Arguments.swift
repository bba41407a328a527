/// Values of arguments, which have been checked against their format: what is of another kind is not there.
extension JSON {
  var stringValue: String? { if case .string(let text) = self { text } else { nil } }

  var intValue: Int? { if case .int(let value) = self { value } else { nil } }

  var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// Of a number, or of a string that stands for one.
  var doubleValue: Double? {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    case .string("nan"): .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    case .string("-0"): -0.0
    default: nil
    }
  }

  var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

  var strings: [String]? { elements?.compactMap(\.stringValue) }

  var ints: [Int]? { elements?.compactMap(\.intValue) }

  var doubles: [Double]? { elements?.compactMap(\.doubleValue) }

  var dataType: DataType? { stringValue.flatMap { DataType(rawValue: $0) } }

  /// A member that its format requires.
  func required<Value>(_ key: String, _ value: (JSON) -> Value?) throws -> Value {
    guard let found = self[key].flatMap(value) else {
      throw DriverFailure("the argument \(key) is missing")
    }
    return found
  }
}
