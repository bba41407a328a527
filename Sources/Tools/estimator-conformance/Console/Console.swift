import EstimatorConformance
import Glibc

/// What the user sees: plain lines in a pipe, progress and colour on a terminal.
struct Console: Sendable {
  /// Whether progress can be shown and taken back.
  let isTerminal: Bool
  private let hasColour: Bool

  init(_ environment: any Environment) {
    let isDumb = environment.variable("TERM").map { $0 == "dumb" } ?? true
    isTerminal = isatty(STDOUT_FILENO) == 1 && !isDumb
    hasColour = isTerminal && environment.variable("NO_COLOR").map(\.isEmpty) ?? true
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
}

/// Reading and writing of the process's own descriptors.
///
/// This is the system's side of the door, as `SystemEnvironment` is: standard streams and signals belong
/// to the process that a person started, and no library knows of them.
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
      if count >= 0 || errno == EINTR { continue }
      guard errno == EAGAIN else { return false }
      waitUntilWritable(descriptor)
    }
    return true
  }

  /// Waits for who reads a descriptor that somebody made non-blocking.
  private static func waitUntilWritable(_ descriptor: Int32) {
    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&wait, 1, -1)
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
