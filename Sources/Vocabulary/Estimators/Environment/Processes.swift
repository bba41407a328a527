/// Other programs.
public protocol Processes: Sendable {
  /// Starts a program in a process group of its own.
  ///
  /// - Parameter command: The program, looked for along `PATH`, and its arguments. No shell reads it.
  /// - Throws: `ProcessError`.
  func launch(_ command: [String]) throws -> any ChildProcess
}

/// A program that was started. What it writes to standard error is kept aside: the last mebibyte.
///
/// Whatever it does, hang, flood or die, no call takes longer than its time-out. Calls that wait may
/// come from one thread at a time; `end()` from any.
public protocol ChildProcess: AnyObject, Sendable {
  /// Writes to its standard input.
  ///
  /// - Throws: `ProcessError` of kind `inputClosed` when it reads no more, `timedOut` when it is too slow.
  func write(_ bytes: [UInt8], timeout: Duration) throws

  /// Lets it see the end of its standard input.
  func closeInput()

  /// The next line of its standard output, without the line end; `nil` at the end of the output.
  ///
  /// A last line without an end counts.
  ///
  /// - Throws: `ProcessError` of kind `lineTooLong` or `timedOut`.
  func readLine(maximumLength: Int, timeout: Duration) throws -> [UInt8]?

  /// Waits until it has ended, reading on meanwhile; `nil` when it has not by then.
  func wait(timeout: Duration) -> ExitStatus?

  /// What it wrote to standard error lately.
  var errorOutput: [UInt8] { get }

  /// Kills it with all its descendants that stayed in its group. To do so twice does nothing.
  func end()
}

/// How a program ended.
public enum ExitStatus: Sendable, Hashable {
  case exited(code: Int)
  case killed(signal: Int)
}

/// Dealings with another program that failed.
public struct ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable {
    /// There is no such program.
    case notFound
    /// The program may not be run, or is none.
    case notPermitted
    /// The system has no process, memory or file descriptor to give.
    case noResources
    case timedOut, lineTooLong, inputClosed
    /// This world has no other programs.
    case unavailable
  }

  public let kind: Kind
  /// The program's name.
  public let program: String

  public init(_ kind: Kind, _ program: String) {
    self.kind = kind
    self.program = program
  }

  public var description: String { "\(program): \(kind.rawValue)" }
}

/// A world without other programs.
public struct NoProcesses: Processes {
  public init() {}

  public func launch(_ command: [String]) throws -> any ChildProcess {
    throw ProcessError(.unavailable, command.first ?? "")
  }
}
