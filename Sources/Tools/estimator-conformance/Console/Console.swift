import Glibc

/// What the user sees: plain lines in a pipe, progress and colour on a terminal.
struct Console: Sendable {
  /// Whether progress can be shown and taken back.
  let isTerminal: Bool
  private let hasColour: Bool

  init() {
    let isDumb = Self.variable("TERM").map { $0 == "dumb" } ?? true
    isTerminal = isatty(STDOUT_FILENO) == 1 && !isDumb
    hasColour = isTerminal && Self.variable("NO_COLOR").map(\.isEmpty) ?? true
  }

  enum Colour: String, Sendable {
    case red = "\u{1B}[31m"
    case green = "\u{1B}[32m"
  }

  /// Writes text as it is. When nobody reads any more it is dropped.
  func write(_ text: String) { Descriptor.write(Array(text.utf8), to: STDOUT_FILENO) }

  func print(_ line: String, _ colour: Colour? = nil) {
    let end = "\u{1B}[0m"
    write(hasColour && colour != nil ? "\(colour?.rawValue ?? "")\(line)\(end)\n" : line + "\n")
  }

  /// Writes to standard error.
  func complain(_ text: String) { Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }

  /// Shows how far the work is, on a terminal; the next line replaces it.
  func progress(_ text: String) {
    if isTerminal { write("\r\u{1B}[K\(text)") }
  }

  func endProgress() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// Reading and writing of the process's own descriptors.
enum Descriptor {
  /// Writes all of `bytes`.
  ///
  /// - Returns: `false` when nobody reads them.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var left = bytes[...]
    while !left.isEmpty {
      let count = unsafe left.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 { left = left.dropFirst(count) }
      if count < 0, errno == EAGAIN { usleep(1000) }
      if count < 0, errno != EINTR, errno != EAGAIN { return false }
    }
    return true
  }

  /// The next bytes that are there; empty at the end.
  static func read(from descriptor: Int32) -> [UInt8] {
    let size = 1 << 16
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var result = -1
      repeat {
        result = unsafe Glibc.read(descriptor, buffer.baseAddress, size)
      } while result < 0
        && errno == EINTR
      count = max(0, result)
    }
  }
}
