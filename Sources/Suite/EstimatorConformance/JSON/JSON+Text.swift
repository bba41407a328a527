extension JSON {
  /// The one text of this value: no spaces, members in their order, numbers as short as they can be.
  ///
  /// A float always shows that it is one (`1.0`, `1e-05`). Those that JSON cannot say are the strings
  /// `nan`, `inf` and `-inf`.
  package var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, as the bytes of a line.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null, .bool, .int, .float, .string: bytes += scalarText.utf8
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += "\(JSON.quoted(member.key)):".utf8
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private var scalarText: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .float(let value): JSON.text(of: value)
    case .string(let value): JSON.quoted(value)
    case .null, .array, .object: "null"
    }
  }

  private static func text(of value: Double) -> String {
    if value.isFinite { return "\(value)" }
    return value.isNaN ? "\"nan\"" : value > 0 ? "\"inf\"" : "\"-inf\""
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      return "\"\(text)\""
    }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case _ where scalar.value < 0x20:
      return "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: return String(scalar)
    }
  }
}

extension JSON {
  /// A text for people: two spaces per level, short values on one line.
  package var prettyText: String { pretty(indent: "") + "\n" }

  private func pretty(indent: String) -> String {
    if text.utf8.count + indent.utf8.count <= 90 { return spacedText }
    let inner = indent + "  "
    switch self {
    case .array(let elements):
      let lines = elements.map { inner + $0.pretty(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let lines = members.map {
        "\(inner)\(JSON.quoted($0.key)): \($0.value.pretty(indent: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return text
    }
  }

  /// One line, with a space after every comma and colon.
  private var spacedText: String {
    switch self {
    case .array(let elements):
      "[" + elements.map(\.spacedText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(JSON.quoted($0.key)): \($0.value.spacedText)" }
        .joined(separator: ", ") + "}"
    default: text
    }
  }
}
