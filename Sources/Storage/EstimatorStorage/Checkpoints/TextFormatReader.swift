/// Reads the part of the protocol buffer text format that the state file needs: fields of strings and numbers.
struct TextFormatReader {
  private var rest: ArraySlice<UInt8>
  private(set) var line = 1
  private var isAtStart = true

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The error that `reason` is wrong at the current line.
  func error(_ reason: String) -> StorageError {
    StorageError(
      .syntax, line: line, reason,
      remedy: "Correct the line, or remove the file to start without it.")
  }

  /// The name of the next field, with its colon read; `nil` at the end.
  mutating func nextField() throws(StorageError) -> String? {
    _ = !isAtStart && (skip(",") || skip(";"))
    isAtStart = false
    skipBlanks()
    guard let first = rest.first else { return nil }
    let name = word { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    guard first.isLetter || first == UInt8(ascii: "_") else {
      throw error("a field's name is expected, not \(describe(first))")
    }
    guard skip(":") else { throw error("a colon is expected after \(name)") }
    return name
  }

  /// One value, or several in brackets.
  mutating func list<Value>(
    of value: (inout TextFormatReader) throws(StorageError) -> Value
  ) throws(StorageError) -> [Value] {
    guard skip("[") else { return [try value(&self)] }
    if skip("]") { return [] }
    var values = [try value(&self)]
    while skip(",") { values.append(try value(&self)) }
    guard skip("]") else { throw error("a list is not closed") }
    return values
  }

  /// One or more quoted strings, joined.
  mutating func string() throws(StorageError) -> String {
    skipBlanks()
    guard rest.first.isQuote else {
      throw error("a quoted string is expected, not \(describe(rest.first))")
    }
    var bytes: [UInt8] = []
    while rest.first.isQuote {
      bytes += try quoted()
      skipBlanks()
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error("a string is not UTF-8")
    }
    return text
  }

  /// A number such as `1.5e9`, `-inf` or `2f`.
  mutating func number() throws(StorageError) -> Double {
    skipBlanks()
    let text = word { $0.isLetter || $0.isDigit || "+-._".utf8.contains($0) }.lowercased()
    let digits = text.hasSuffix("f") && !text.hasSuffix("inf") ? String(text.dropLast()) : text
    guard !text.contains("x"), let number = Double(digits) else {
      throw error("a number is expected, not \(text.isEmpty ? describe(rest.first) : text)")
    }
    return number
  }
}

// MARK: Characters

extension TextFormatReader {
  /// One quoted string.
  ///
  /// - Precondition: the next byte is a quote.
  private mutating func quoted() throws(StorageError) -> [UInt8] {
    let quote = rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\n") {
      if byte == quote { return bytes }
      bytes += byte == UInt8(ascii: "\\") ? try escape() : [byte]
    }
    throw error("a string is not closed")
  }

  /// What stands after a backslash. One that means nothing stays as it is, as in TensorFlow.
  private mutating func escape() throws(StorageError) -> [UInt8] {
    guard let byte = rest.first, byte != UInt8(ascii: "\n") else {
      throw error("a string is not closed")
    }
    if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
      return [try code(radix: 8, digits: 1...3)]
    }
    rest.removeFirst()
    return switch byte {
    case UInt8(ascii: "x"): [try code(radix: 16, digits: 1...2)]
    case UInt8(ascii: "u"): try scalar(digits: 4)
    case UInt8(ascii: "U"): try scalar(digits: 8)
    default: Self.escapes[byte].map { [$0] } ?? [UInt8(ascii: "\\"), byte]
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "'"): 0x27,
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "?"): 0x3F,
  ]

  private mutating func code<Code: FixedWidthInteger>(
    radix: Int, digits: ClosedRange<Int>
  ) throws(StorageError) -> Code {
    let text = rest.prefix(digits.upperBound).prefix {
      Int(String(UnicodeScalar($0)), radix: radix) != nil
    }
    rest = rest.dropFirst(text.count)
    guard digits.contains(text.count),
      let code = Code(String(decoding: text, as: UTF8.self), radix: radix)
    else { throw error("an escape sequence has no good code") }
    return code
  }

  private mutating func scalar(digits: Int) throws(StorageError) -> [UInt8] {
    let code: UInt32 = try code(radix: 16, digits: digits...digits)
    guard let scalar = UnicodeScalar(code) else {
      throw error("an escape sequence is no Unicode character")
    }
    return Array(String(Character(scalar)).utf8)
  }

  /// Skips blanks and then `character`, if it comes next.
  private mutating func skip(_ character: UnicodeScalar) -> Bool {
    skipBlanks()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Skips blanks, ends of lines and comments.
  private mutating func skipBlanks() {
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "#"): rest = rest.drop { $0 != UInt8(ascii: "\n") }
      case 0x09...0x0D, 0x20:
        line += byte == UInt8(ascii: "\n") ? 1 : 0
        rest.removeFirst()
      default: return
      }
    }
  }

  private mutating func word(while isPart: (UInt8) -> Bool) -> String {
    let word = rest.prefix(while: isPart)
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private func describe(_ byte: UInt8?) -> String {
    guard let byte else { return "the end of the file" }
    return (0x20..<0x7F).contains(byte)
      ? "'\(UnicodeScalar(byte))'" : "the byte \(byte)"
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

extension UInt8? {
  fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
}
