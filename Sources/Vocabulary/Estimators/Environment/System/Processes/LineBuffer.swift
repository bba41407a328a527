/// Bytes that come in pieces and go out as lines.
struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  /// Where the next line starts.
  private var start = 0
  /// Before this there is no line end.
  private var searched = 0

  /// How many bytes are waiting.
  var count: Int { bytes.count - start }

  mutating func append(_ piece: [UInt8]) {
    bytes += piece
  }

  /// The next line, without its end; `nil` when none has ended yet.
  mutating func nextLine() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    defer { advance(to: end + 1) }
    return Array(bytes[start..<end])
  }

  /// What is left when no more will come; `nil` when nothing is.
  mutating func takeRest() -> [UInt8]? {
    guard count > 0 else { return nil }
    defer { advance(to: bytes.count) }
    return Array(bytes[start...])
  }

  private mutating func advance(to newStart: Int) {
    (start, searched) = (newStart, newStart)
    guard start > bytes.count / 2 else { return }
    bytes.removeFirst(start)
    (start, searched) = (0, 0)
  }
}

/// The last bytes of a stream.
struct ByteTail: Sendable {
  private let limit: Int
  private var kept: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  var bytes: [UInt8] { kept.suffix(limit) }

  mutating func append(_ piece: [UInt8]) {
    kept += piece
    if kept.count > 2 * limit { kept.removeFirst(kept.count - limit) }
  }
}
