/// What the name of a node may be: `[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*`, as in TensorFlow.
package enum NodeName {
  /// - Throws: `GraphError` with kind `.name`.
  package static func check(_ name: String) throws {
    let bytes = name.utf8
    guard let first = bytes.first, isStart(first), bytes.dropFirst().allSatisfy(isRest) else {
      throw GraphError(
        .name, node: name,
        #"a name starts with a letter, a digit or '.'; after that '_', '\', '/', '>', '-' may follow"#
      )
    }
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func isRest(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: ">"),
      UInt8(ascii: "-"):
      true
    default: isStart(byte)
    }
  }
}
