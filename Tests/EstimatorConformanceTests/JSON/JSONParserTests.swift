import EstimatorConformance
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> JSON {
    try JSONParser.parse(JSONSource(name: "t", text: text)).value
  }

  private func problem(_ text: String) -> String {
    do {
      return "parsed \(try parse(text).text)"
    } catch { return "\(error)" }
  }

  @Test("integers and numbers stay apart, and members keep their order")
  func numbers() throws {
    let value = try parse(#"{"b": 1, "a": [1.0, -2e2, 9223372036854775807, true, null]}"#)
    #expect(
      value == ["b": 1, "a": [.float(1), .float(-200), .int(.max), true, nil]])
    #expect(value.text == #"{"b":1,"a":[1.0,-200.0,9223372036854775807,true,null]}"#)
  }

  @Test("a repeated key is an error at the second one")
  func repeatedKey() {
    #expect(problem("{\"a\": 1,\n \"a\": 2}") == "t:2:2: the key \"a\" is repeated")
  }

  @Test(
    "what is not JSON is an error with its place",
    arguments: [
      ("", "t:1:1: expected a value, found the end of the text"),
      ("[1,]", "t:1:4: expected a value"),
      ("[1 2]", "t:1:4: expected ',' or ']'"),
      ("{\"a\" 1}", "t:1:6: expected ':'"),
      ("{a: 1}", "t:1:2: expected a key in quotes"),
      ("1 1", "t:1:3: expected the end of the text"),
      ("01", "t:1:2: expected the end of the text"),
      ("-0", "t:1:1: -0 is not an integer: write \"-0\" or -0.0"),
      ("1.", "t:1:3: expected a digit"),
      ("1e400", "t:1:1: 1e400 does not fit a double"),
      ("9223372036854775808", "t:1:1: 9223372036854775808 does not fit 64 bits"),
      ("NaN", "t:1:1: expected a value"),
      ("\"a", "t:1:3: the string does not end"),
      ("\"\\x\"", "t:1:2: an unknown escape"),
      ("\"\\ud800\"", "t:1:2: half of a surrogate pair"),
      ("\"\\u12g4\"", "t:1:2: \\u needs four hexadecimal digits"),
      ("\"a\nb\"", "t:1:3: a control character in a string must be escaped"),
    ])
  func malformed(text: String, message: String) {
    #expect(problem(text) == message)
  }

  @Test("bytes that are not UTF-8 are an error")
  func invalidText() {
    let source = JSONSource(name: "t", bytes: [0x22, 0xFF, 0x22])
    #expect(throws: FormatError.self) { try JSONParser.parse(source) }
  }

  @Test("nesting is limited, so that no text can exhaust the stack")
  func nesting() {
    let text = String(repeating: "[", count: 100_000)
    #expect(problem(text).contains("more than 200 levels of nesting"))
  }

  @Test("columns count characters, not bytes")
  func columns() {
    #expect(problem("[\"é\", x]") == "t:1:7: expected a value")
  }

  @Test("escapes are read, and written again where they must be")
  func escapes() throws {
    let value = try parse(#""\"\\\/\b\f\n\r\t\u0041\ud83d\ude00""#)
    #expect(value == .string("\"\\/\u{8}\u{C}\n\r\tA😀"))
    #expect(value.text == #""\"\\/\u0008\u000c\n\r\tA😀""#)
  }

  @Test(
    "canonical text reads as the same value",
    arguments: [0.1, -0.0, Double.leastNonzeroMagnitude, 1e300, 1e-5])
  func floats(value: Double) throws {
    guard case .float(let read) = try parse(JSON.float(value).text) else {
      Issue.record("not a float")
      return
    }
    #expect(read.bitPattern == value.bitPattern)
  }
}

@Suite struct Base64Tests {
  @Test(
    "RFC 4648's own examples",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func examples(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test("text of another form is refused", arguments: ["Z", "Zg=", "Zh==", "Zg==Zg==", "Z-8="])
  func refused(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test("every byte survives")
  func allBytes() {
    for count in 0..<260 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }
}
