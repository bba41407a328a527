/// Reads one JSON string, quotes included.
struct JSONStringReader {
  struct Problem: Error {
    let message: String
    let offset: Int
  }

  let bytes: [UInt8]
  /// Before: the opening quote. After: behind the closing one.
  var position: Int

  mutating func read() throws -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while position < bytes.count, bytes[position] >= 0x20, bytes[position] != 0x22,
        bytes[position] != 0x5C
      { position += 1 }
      text += bytes[start..<position]
      guard position < bytes.count else { throw problem("the string does not end") }
      switch bytes[position] {
      case 0x22:
        position += 1
        return try decoded(text)
      case 0x5C: text += String(try escape()).utf8
      default: throw problem("a control character in a string must be escaped")
      }
    }
  }

  private func decoded(_ text: [UInt8]) throws -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw problem("the string is not UTF-8")
    }
    return string
  }

  private func problem(_ message: String) -> Problem { Problem(message: message, offset: position) }

  private mutating func escape() throws -> Unicode.Scalar {
    let start = position
    position += 1
    guard position < bytes.count else { throw problem("the string does not end") }
    let letter = bytes[position]
    position += 1
    switch Unicode.Scalar(letter) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try unicode(start)
    default: throw Problem(message: "an unknown escape", offset: start)
    }
  }

  private mutating func unicode(_ start: Int) throws -> Unicode.Scalar {
    let first = try codeUnit(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = Problem(message: "half of a surrogate pair", offset: start)
    guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else { throw lone }
    position += 2
    let second = try codeUnit(start)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00)))
    else { throw lone }
    return scalar
  }

  private mutating func codeUnit(_ start: Int) throws -> UInt16 {
    let digits = bytes[position...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt16(text, radix: 16)
    else { throw Problem(message: "\\u needs four hexadecimal digits", offset: start) }
    position += 4
    return unit
  }
}
