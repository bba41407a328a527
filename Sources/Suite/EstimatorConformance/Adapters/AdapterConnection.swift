import Estimators

/// One life of an adapter's process: requests go in, answers come out, one at a time.
struct AdapterConnection: Sendable {
  static let longestLine = 64 << 20

  private let child: any ChildProcess
  private let timeout: Duration
  private var nextID = 0

  /// - Throws: `AdapterError` of kind `.cannotStart`.
  init(command: [String], processes: any Processes, timeout: Duration) throws {
    do { child = try processes.launch(command) } catch let error as ProcessError {
      throw AdapterError(.cannotStart, error.sentence(command))
    }
    self.timeout = timeout
  }

  /// Sends a request and waits for its answer.
  ///
  /// - Throws: `AdapterError`. After any, the process is of no use any more.
  mutating func ask(_ request: String, _ fields: [(String, JSON?)] = []) throws -> JSONCursor {
    let id = nextID
    nextID += 1
    let line = JSON.members([("id", .int(id)), ("request", .string(request))] + fields).bytes
    let answer: [UInt8]? = try calling(request) {
      // Who ends without reading may have ended before this is written or after: what it said counts.
      do { try child.write(line + [UInt8(ascii: "\n")], timeout: timeout) } catch let error
        as ProcessError where error.kind == .inputClosed
      {}
      return try child.readLine(maximumLength: Self.longestLine, timeout: timeout)
    }
    guard let answer else { throw ending(request) }
    return try checked(answer, id: id, request)
  }

  /// Lets the process see the end of its input, and ends what is left of its group.
  func close(within grace: Duration) {
    child.closeInput()
    _ = child.wait(timeout: grace)
    child.end()
  }

  func kill() { child.end() }

  /// An error with the end of the process's standard error.
  func failure(_ kind: AdapterError.Kind, _ message: String) -> AdapterError {
    AdapterError(kind, message, errorOutput: AdapterError.tail(of: child.errorOutput))
  }

  private func calling<Result>(_ request: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ProcessError {
      switch error.kind {
      case .timedOut:
        throw failure(.timedOut, "no answer to \"\(request)\" within \(timeout.inSeconds)")
      case .lineTooLong:
        throw failure(
          .lineTooLong,
          "the answer to \"\(request)\" is a line of more than \(Self.longestLine >> 20) MiB")
      default: throw ending(request)
      }
    }
  }

  /// The error for a process that closed its output.
  private func ending(_ request: String) -> AdapterError {
    switch child.wait(timeout: .seconds(1)) {
    case .exited(let code)?:
      failure(.exited, "it ended with status \(code) before it answered \"\(request)\"")
    case .killed(let signal)?:
      failure(.exited, "signal \(signal) ended it before it answered \"\(request)\"")
    case nil: failure(.exited, "it closed its pipes before it answered \"\(request)\"")
    }
  }

  private func checked(_ answer: [UInt8], id: Int, _ request: String) throws -> JSONCursor {
    do {
      let cursor = try JSONCursor(JSONSource(name: "answer", bytes: answer))
      let answered = try cursor.required("id").int()
      guard answered == id else {
        throw failure(
          .malformed, "it answered request \(answered) when \"\(request)\" was request \(id)")
      }
      return cursor
    } catch let error as FormatError {
      throw failure(
        .malformed,
        "the answer to \"\(request)\" is not one of the protocol (\(error)): "
          + AdapterError.printable(answer))
    }
  }
}

extension ProcessError {
  fileprivate func sentence(_ command: [String]) -> String {
    switch kind {
    case .notFound: "there is no program \"\(program)\""
    case .notPermitted: "\"\(program)\" may not be run, or is no program"
    case .noResources: "the system has no room for another process"
    default: "\"\(program)\" cannot be started: \(kind.rawValue)"
    }
  }
}

extension Duration {
  /// Such as `60 s` or `0.5 s`.
  fileprivate var inSeconds: String {
    let (seconds, attoseconds) = components
    return attoseconds == 0 ? "\(seconds) s" : "\(Double(seconds) + Double(attoseconds) / 1e18) s"
  }
}
