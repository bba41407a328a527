import Glibc
import Synchronization

/// Starts real processes.
struct SystemProcesses: Processes {
  func launch(_ command: [String]) throws -> any ChildProcess {
    guard let program = command.first, !program.isEmpty,
      !command.contains(where: { $0.utf8.contains(0) })
    else { throw ProcessError(.notFound, command.first ?? "") }
    // Who writes to a dead child gets an error, and is not killed.
    signal(SIGPIPE, SIG_IGN)
    return try launching.withLock { _ in
      let guardian = ChildGuard()
      let input = try Pipe(program)
      let output = try Pipe(program)
      let errors = try Pipe(program)
      let launch = Launch(
        command: command, input: input.end, output: output.start, errors: errors.start)
      let process = try launch.start()
      guardian?.join(process)
      return SystemChildProcess(
        program, process, ChildPipes(input: input.start, output: output.end, errors: errors.end),
        guardian)
    }
  }
}

/// One at a time: the descriptors that one child inherits are open for a moment, and another child
/// that got them would keep the pipes open.
private let launching = Mutex(())

/// A file descriptor, closed when nobody has it any more.
final class Descriptor: Sendable {
  let number: Int32
  init(_ number: Int32) { self.number = number }
  deinit { close(number) }
}

/// Two descriptors: what is written to `start` is read from `end`. Children do not inherit them.
private struct Pipe {
  let start: Descriptor
  let end: Descriptor

  init(_ program: String) throws {
    var ends: [Int32] = [0, 0]
    let status = unsafe ends.withUnsafeMutableBufferPointer { unsafe pipe($0.baseAddress) }
    guard status == 0 else { throw ProcessError(.noResources, program) }
    let originals = ends.map(Descriptor.init)
    start = try Self.moved(originals[1], program)
    end = try Self.moved(originals[0], program)
  }

  /// A copy above the three standard descriptors, of which some may have been free.
  private static func moved(_ original: Descriptor, _ program: String) throws -> Descriptor {
    let copy = fcntl(original.number, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw ProcessError(.noResources, program) }
    return Descriptor(copy)
  }
}
