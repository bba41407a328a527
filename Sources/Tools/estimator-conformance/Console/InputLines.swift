import Glibc

/// The lines of standard input.
final class InputLines {
  private var bytes: [UInt8] = []
  /// Before this there is no line end.
  private var searched = 0
  private var hasEnded = false

  /// The next line, without its end; `nil` after the last one.
  func next() -> [UInt8]? {
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { drop(end + 1) }
        return Array(bytes[..<end])
      }
      searched = bytes.count
      if hasEnded { return takeRest() }
      let piece = Descriptor.read(from: STDIN_FILENO)
      if piece.isEmpty { hasEnded = true }
      bytes += piece
    }
  }

  private func takeRest() -> [UInt8]? {
    guard !bytes.isEmpty else { return nil }
    defer { drop(bytes.count) }
    return bytes
  }

  private func drop(_ count: Int) {
    bytes.removeFirst(count)
    searched = 0
  }
}
