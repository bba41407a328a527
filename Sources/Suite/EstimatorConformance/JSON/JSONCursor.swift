/// A place in a JSON document: asks for what must be there, and says where it is not.
package struct JSONCursor: Sendable {
  package let source: JSONSource
  package let element: JSONElement
  /// Such as `actions[1].train`.
  package let path: String

  /// The top of a document.
  package init(_ source: JSONSource) throws {
    self.init(source: source, element: try JSONParser.parse(source), path: "")
  }

  private init(source: JSONSource, element: JSONElement, path: String) {
    self.source = source
    self.element = element
    self.path = path
  }

  /// An error at this place.
  package func failure(_ message: String) -> FormatError {
    let (line, column) = source.place(at: element.offset)
    return FormatError(file: source.name, line: line, column: column, path: path, message)
  }

  package func expected(_ what: String) -> FormatError {
    failure("expected \(what), found \(element.kind)")
  }

  package var isNull: Bool { if case .null = element.content { true } else { false } }

  package var isObject: Bool { if case .object = element.content { true } else { false } }

  package func bool() throws -> Bool {
    guard case .bool(let value) = element.content else { throw expected("true or false") }
    return value
  }

  package func int() throws -> Int {
    guard case .int(let value) = element.content else { throw expected("an integer") }
    return value
  }

  /// A number; also written `"nan"`, `"inf"`, `"-inf"` or `"-0"`.
  package func double() throws -> Double {
    switch element.content {
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .string(let text):
      guard let value = JSONCursor.specialNumbers[text] else { fallthrough }
      return value
    default: throw expected("a number")
    }
  }

  private static let specialNumbers: [String: Double] = [
    "nan": .nan, "inf": .infinity, "-inf": -.infinity, "-0": -0.0,
  ]

  package func string() throws -> String {
    guard case .string(let value) = element.content else { throw expected("a string") }
    return value
  }

  package func list() throws -> [JSONCursor] {
    guard case .array(let elements) = element.content else { throw expected("a list") }
    return elements.enumerated().map { index, element in
      JSONCursor(source: source, element: element, path: "\(path)[\(index)]")
    }
  }

  package func members() throws -> [(key: String, value: JSONCursor)] {
    guard case .object(let members) = element.content else { throw expected("an object") }
    return members.map { ($0.key, cursor(at: $0)) }
  }

  /// A member, if there is one, null or not.
  package func member(_ key: String) -> JSONCursor? {
    guard case .object(let members) = element.content else { return nil }
    return members.first { $0.key == key }.map(cursor)
  }

  /// A member that is there and is not null.
  package func optional(_ key: String) -> JSONCursor? {
    member(key).flatMap { $0.isNull ? nil : $0 }
  }

  package func required(_ key: String) throws -> JSONCursor {
    guard isObject else { throw expected("an object") }
    guard let member = member(key) else { throw failure("expected a member \"\(key)\"") }
    return member
  }

  private func cursor(at member: JSONElement.Member) -> JSONCursor {
    JSONCursor(
      source: source, element: member.value,
      path: path.isEmpty ? member.key : "\(path).\(member.key)")
  }

  /// An error at the key of a member.
  func failure(atKey key: String, _ message: String) -> FormatError {
    guard case .object(let members) = element.content,
      let member = members.first(where: { $0.key == key })
    else { return failure(message) }
    let (line, column) = source.place(at: member.offset)
    return FormatError(file: source.name, line: line, column: column, path: path, message)
  }
}
