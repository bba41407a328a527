import Glibc
import Synchronization

/// A real process, the leader of its group.
///
/// It stays unburied until `end()`, so that its number, by which its group is killed, is not given away.
final class SystemChildProcess: ChildProcess {
  private let program: String
  private let process: pid_t
  /// Held by who waits for the child.
  private let pipes: Mutex<ChildPipes>
  /// Whether it was killed and buried. Never held for long.
  private let isBuried = Mutex(false)
  /// How it ended, once it is buried.
  private let lastStatus = Mutex<ExitStatus?>(nil)
  private let isEnding = Atomic(false)
  private let guardian: ChildGuard?

  init(_ program: String, _ process: pid_t, _ pipes: ChildPipes, _ guardian: ChildGuard?) {
    self.guardian = guardian
    self.program = program
    self.process = process
    self.pipes = Mutex(pipes)
  }

  deinit { end() }

  func write(_ bytes: [UInt8], timeout: Duration) throws {
    var sending = bytes[...]
    try work(limit: 64 << 20, timeout, sending: &sending) { pipes, left in
      if left.isEmpty { return true }
      if pipes.input == nil { throw ProcessError(.inputClosed, program) }
      return nil
    }
  }

  func closeInput() {
    pipes.withLock { $0.closeInput() }
  }

  func readLine(maximumLength: Int, timeout: Duration) throws -> [UInt8]? {
    var nothing: ArraySlice<UInt8> = []
    // One byte more, for the line end.
    return try work(limit: maximumLength + 1, timeout, sending: &nothing) { pipes, _ in
      if let line = pipes.unread.nextLine() { return try checked(line, maximumLength) }
      if pipes.unread.count > maximumLength { throw ProcessError(.lineTooLong, program) }
      if pipes.output != nil { return nil }
      return .some(pipes.unread.takeRest())
    }
  }

  func wait(timeout: Duration) -> ExitStatus? {
    var nothing: ArraySlice<UInt8> = []
    return try? work(limit: 64 << 20, timeout, sending: &nothing, slice: .milliseconds(5)) { _, _ in
      status()
    }
  }

  var errorOutput: [UInt8] { pipes.withLock { $0.errorOutput.bytes } }

  func end() {
    isEnding.store(true, ordering: .releasing)
    isBuried.withLock { isBuried in
      if isBuried { return }
      kill(-process, SIGKILL)
      guardian?.bury()
      isBuried = bury()
    }
    pipes.withLock { pipes in
      pipes.drain()
      pipes.closeAll()
    }
  }

  // MARK: Waiting

  /// Moves the pipes until `body` has a result.
  @discardableResult
  private func work<Result: Sendable>(
    limit: Int, _ timeout: Duration, sending: inout ArraySlice<UInt8>,
    slice: Duration = .milliseconds(50),
    _ body: (inout ChildPipes, ArraySlice<UInt8>) throws -> Result?
  ) throws -> Result {
    let deadline = ContinuousClock.now + timeout
    var isLate = false
    while true {
      let left = deadline - .now
      let wait = max(.zero, min(slice, left))
      let wasLate = isLate
      isLate = left <= .zero
      // Leaves the pipes to who wants to close them.
      if isEnding.load(ordering: .acquiring) { usleep(1000) }
      let result = try pipes.withLock { pipes in
        if let result = try body(&pipes, sending) { return result as Result? }
        pipes.move(&sending, limit: limit, waiting: wait.milliseconds)
        return nil
      }
      if let result { return result }
      if wasLate { throw ProcessError(.timedOut, program) }
    }
  }

  private func checked(_ line: [UInt8], _ maximumLength: Int) throws -> [UInt8] {
    if line.count > maximumLength { throw ProcessError(.lineTooLong, program) }
    return line
  }

  // MARK: The process

  /// How it ended, if it has.
  private func status() -> ExitStatus? {
    if let known = lastStatus.withLock({ $0 }) { return known }
    var information = unsafe siginfo_t()
    let result = unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    guard result == 0, unsafe information.si_signo == SIGCHLD else { return nil }
    let value = Int(unsafe information._sifields._sigchld.si_status)
    let hasExited = unsafe information.si_code == CLD_EXITED
    return hasExited ? .exited(code: value) : .killed(signal: value)
  }

  /// Takes leave of a process that was killed. One that even the kernel cannot stop is left behind.
  private func bury() -> Bool {
    for _ in 0..<1000 {
      if let status = status() {
        lastStatus.withLock { $0 = status }
        return waitpid(process, nil, WNOHANG) == process
      }
      usleep(1000)
    }
    return false
  }
}

extension Duration {
  /// Rounded up.
  fileprivate var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(
      clamping: seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
