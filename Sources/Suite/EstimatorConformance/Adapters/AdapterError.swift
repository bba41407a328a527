/// An adapter that could not be started, or did not answer as the protocol says.
///
/// It says nothing about the contract: neither an answer nor a divergence.
public struct AdapterError: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The program is not there or cannot be run.
    case cannotStart
    /// It ended before it answered.
    case exited
    /// No answer in time.
    case timedOut
    /// An answer longer than 64 MiB.
    case lineTooLong
    /// An answer that is not of the protocol: no JSON, another request's number, missing or wrong fields.
    case malformed
    /// The adapter says that it failed itself.
    case failed
    /// The folder for a run could not be made or filled.
    case noScratch
  }

  public let kind: Kind
  /// What happened, as a sentence without an end.
  public let message: String
  /// The last lines that the adapter wrote to standard error.
  public let errorOutput: [String]

  public init(_ kind: Kind, _ message: String, errorOutput: [String] = []) {
    self.kind = kind
    self.message = message
    self.errorOutput = errorOutput
  }
}

extension AdapterError: CustomStringConvertible {
  /// The sentence, and below it what the adapter wrote to standard error.
  public var description: String {
    guard !errorOutput.isEmpty else { return message }
    return "\(message); it wrote to standard error:\n"
      + errorOutput.map { "    \($0)" }.joined(separator: "\n")
  }
}

extension AdapterError {
  static let shownLines = 20
  static let shownLineLength = 400

  /// The end of what was written to standard error, fit to be printed.
  static func tail(of output: [UInt8]) -> [String] {
    let lines = output.suffix(1 << 16).split(separator: UInt8(ascii: "\n"))
    return lines.suffix(shownLines).map(printable)
  }

  /// The start of a line of unknown bytes: valid text, without control characters.
  static func printable(_ line: some Collection<UInt8>) -> String {
    let text = String(decoding: line.prefix(shownLineLength), as: UTF8.self)
    let visible = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    return line.count > shownLineLength ? visible + "…" : visible
  }
}
