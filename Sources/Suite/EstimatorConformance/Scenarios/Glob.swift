/// A pattern for names and addresses, in which `*` stands for any characters, slashes included.
public struct Glob: Sendable, Hashable, CustomStringConvertible {
  public let pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  public var description: String { pattern }

  /// Whether it has no star, so that it matches nothing but itself.
  var isLiteral: Bool { !pattern.utf8.contains(UInt8(ascii: "*")) }

  public func matches(_ text: String) -> Bool {
    Self.matches(pattern.utf8.span, text.utf8.span)
  }

  private static func matches(_ pattern: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
    var (p, t) = (0, 0)
    var retry: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let last = retry {
        // The star takes one character more.
        retry = (last.p, last.t + 1)
        (p, t) = (last.p, last.t + 1)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }
}
