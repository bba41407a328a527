/// One element of an XML document, written so that any text is safe in it.
struct XMLElement: Sendable {
  private let name: String
  private let attributes: [(String, String)]
  private let children: [XMLElement]
  private let content: String?

  init(
    _ name: String, _ attributes: [(String, String)], _ children: [XMLElement] = [],
    content: String? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.content = content
  }

  /// The element on lines of its own.
  func text(indent: String = "") -> String {
    let head = attributes.map { " \($0.0)=\"\(Self.escaped($0.1, inAttribute: true))\"" }.joined()
    let start = "\(indent)<\(name)\(head)"
    if let content {
      return "\(start)>\(Self.escaped(content, inAttribute: false))</\(name)>\n"
    }
    if children.isEmpty { return start + "/>\n" }
    return start + ">\n" + children.map { $0.text(indent: indent + "  ") }.joined()
      + "\(indent)</\(name)>\n"
  }

  /// Text in which nothing is markup. What XML 1.0 cannot hold at all becomes U+FFFD.
  static func escaped(_ text: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\r": result += "&#13;"
      case "\n" where inAttribute: result += "&#10;"
      case "\t" where inAttribute: result += "&#9;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where isForbidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
