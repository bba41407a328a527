/// Reads JSON text strictly: repeated keys, bad UTF-8, and numbers that do not fit are errors.
package struct JSONParser {
  /// Lists and objects inside one another.
  static let deepest = 200

  private let source: JSONSource
  private var position = 0
  private var depth = 0

  /// The one value in `source`.
  ///
  /// - Throws: `FormatError` with line and column.
  package static func parse(_ source: JSONSource) throws -> JSONElement {
    var parser = JSONParser(source: source)
    let element = try parser.value()
    parser.skipSpace()
    if parser.peek != nil { throw parser.failure("expected the end of the text") }
    return element
  }

  private init(source: JSONSource) { self.source = source }

  private var peek: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

  func failure(_ message: String, at offset: Int? = nil) -> FormatError {
    let (line, column) = source.place(at: offset ?? position)
    return FormatError(file: source.name, line: line, column: column, message)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws -> JSONElement {
    skipSpace()
    let start = position
    guard let first = peek else { throw failure("expected a value, found the end of the text") }
    switch first {
    case UInt8(ascii: "{"):
      return JSONElement(content: try nested { try $0.object() }, offset: start)
    case UInt8(ascii: "["):
      return JSONElement(content: try nested { try $0.array() }, offset: start)
    case UInt8(ascii: "\""): return JSONElement(content: .string(try string()), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONElement(content: try number(), offset: start)
    default: return JSONElement(content: try word(), offset: start)
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws -> JSONElement.Content
  ) throws -> JSONElement.Content {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw failure("more than \(Self.deepest) levels of nesting") }
    position += 1
    return try body(&self)
  }

  private mutating func array() throws -> JSONElement.Content {
    var elements: [JSONElement] = []
    if take("]") { return .array([]) }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw failure("expected ',' or ']'") }
    return .array(elements)
  }

  private mutating func object() throws -> JSONElement.Content {
    var members: [JSONElement.Member] = []
    var keys: Set<String> = []
    if take("}") { return .object([]) }
    repeat {
      let member = try self.member()
      guard keys.insert(member.key).inserted else {
        throw failure("the key \"\(member.key)\" is repeated", at: member.offset)
      }
      members.append(member)
    } while take(",")
    guard take("}") else { throw failure("expected ',' or '}'") }
    return .object(members)
  }

  private mutating func member() throws -> JSONElement.Member {
    skipSpace()
    let offset = position
    guard peek == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
    let key = try string()
    guard take(":") else { throw failure("expected ':'") }
    return JSONElement.Member(key: key, offset: offset, value: try value())
  }

  private mutating func word() throws -> JSONElement.Content {
    let words: [(String, JSONElement.Content)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (text, content) in words where source.bytes[position...].starts(with: text.utf8) {
      position += text.utf8.count
      return content
    }
    throw failure("expected a value")
  }

  /// `1` is an integer; `1.0` and `1e0` are numbers.
  private mutating func number() throws -> JSONElement.Content {
    let start = position
    let whole = try integerPart()
    var isFloat = false
    if peek == UInt8(ascii: ".") {
      isFloat = true
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      isFloat = true
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: source.bytes[start..<position], as: UTF8.self)
    if !isFloat {
      guard whole else { throw failure("-0 is not an integer: write \"-0\" or -0.0", at: start) }
      guard let int = Int(text) else { throw failure("\(text) does not fit 64 bits", at: start) }
      return .int(int)
    }
    guard let double = Double(text), double.isFinite else {
      throw failure("\(text) does not fit a double", at: start)
    }
    return .float(double)
  }

  /// - Returns: Whether the digits can stand for an integer: `-0` cannot.
  private mutating func integerPart() throws -> Bool {
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative { position += 1 }
    if peek == UInt8(ascii: "0") {
      position += 1
      return !isNegative
    }
    try digits()
    return true
  }

  private mutating func digits() throws {
    let start = position
    while let byte = peek, byte >= 0x30, byte <= 0x39 { position += 1 }
    if position == start { throw failure("expected a digit") }
  }

  private mutating func string() throws -> String {
    var reader = JSONStringReader(bytes: source.bytes, position: position)
    do {
      let text = try reader.read()
      position = reader.position
      return text
    } catch let problem as JSONStringReader.Problem {
      throw failure(problem.message, at: problem.offset)
    }
  }
}
