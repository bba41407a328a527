/// The element of a string tensor: bytes, which need not be text.
public struct ByteString: Sendable, Hashable {
  public var bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The bytes read as UTF-8, with invalid parts replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ByteString: Comparable {
  /// Byte order, as TensorFlow sorts names.
  public static func < (a: ByteString, b: ByteString) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}

extension ByteString: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }

  public var description: String { text }
}
