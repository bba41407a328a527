/// A JSON value as it was read, with the place where it begins.
package struct JSONElement: Sendable {
  package indirect enum Content: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case float(Double)
    case string(String)
    case array([JSONElement])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    /// Where the key begins.
    package let offset: Int
    package let value: JSONElement
  }

  package let content: Content
  /// Bytes before it.
  package let offset: Int

  /// What this is, for a person who expected something else.
  var kind: String {
    switch content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "the integer \(value)"
    case .float(let value): "the number \(value)"
    case .string(let value): "the string \(JSON.string(value).text)"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value without its places.
  package var value: JSON {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(members.map { JSON.Member($0.key, $0.value.value) })
    }
  }
}

/// A text that is read, and what to call it when something is wrong in it.
package struct JSONSource: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// Line and column, both from 1, of the byte at `offset`; columns count characters' first bytes.
  func place(at offset: Int) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = before[start...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return (line, column)
  }
}

/// Something in a file that does not have the form it must have.
package struct FormatError: Error, Sendable, Hashable, CustomStringConvertible {
  package let file: String
  /// From 1; 0 when the place is the whole file.
  package let line: Int
  package let column: Int
  /// Where in the document, such as `actions[1].train.steps`; empty at the top.
  package let path: String
  /// What is wrong, and what was expected.
  package let message: String

  package init(file: String, line: Int = 0, column: Int = 0, path: String = "", _ message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  package var description: String {
    let place = line == 0 ? file : "\(file):\(line):\(column)"
    return path.isEmpty ? "\(place): \(message)" : "\(place): \(path): \(message)"
  }
}
