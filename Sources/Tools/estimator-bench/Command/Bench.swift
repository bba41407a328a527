import EstimatorCommandLine
import Estimators
import Glibc

/// The command line: finds the command, runs it, and turns errors into sentences and statuses.
struct Bench {
  static let name = "estimator-bench"
  static let commands = [RNNCommand.command]

  let world = SystemEnvironment()

  /// - Returns: 0; 2 for bad usage; 3 when a side is missing what it needs, fails or does other work.
  func run(_ words: [String]) -> Int32 {
    guard let first = words.first, !["--help", "-h", "help"].contains(first) else {
      say([overview])
      return words.isEmpty ? 2 : 0
    }
    guard let command = Self.commands.first(where: { $0.name == first }) else {
      return complain(UsageError("there is no command \"\(first)\"; there is rnn"), status: 2)
    }
    do {
      let arguments = try Arguments(Array(words.dropFirst()), for: command)
      if arguments.wantsHelp {
        say([Help(of: Self.name).text(of: command.syntax)])
        return 0
      }
      return try command.run(self, arguments)
    } catch {
      return complain(error, status: error is UsageError ? 2 : 3)
    }
  }

  /// Runs one configuration with all sides, task by task.
  func race(
    _ race: Race, _ configuration: Configuration, threads: Int, tasks: [BenchTask],
    programs: PeerPrograms
  ) throws {
    let workload = Workload(configuration)
    let folder = try workload.write(to: world.files)
    defer { try? world.files.removeAll(at: folder) }
    // Logging is not part of the work.
    let environment = SystemEnvironment(threads: threads, sink: { _ in })
    let peers = try programs.commands().map {
      PeerSide($0.name, command: $0.command, folder: folder, processes: world.processes)
    }
    let sides: [any Side] = [OwnSide(workload, environment: environment)] + peers
    for task in tasks {
      let result = try race.run(
        task, of: workload, threads: threads, sides: sides,
        rate: try ProductRate(in: environment), progress: progress)
      progress("")
      say(Table.lines(of: result))
    }
    say(sides.filter { !$0.runsOn.isEmpty }.map { "  \($0.name): \($0.runsOn)" })
  }

  func say(_ lines: [String]) {
    print(lines.map { $0 + "\n" }.joined(), terminator: "")
    fflush(nil)
  }

  /// On a terminal, a line that the next one replaces.
  private func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    SystemLine.write("\r\u{1B}[K\(text)")
  }

  private func complain(_ error: any Error, status: Int32) -> Int32 {
    SystemLine.write("\(Self.name): \(error)\n")
    return status
  }

  private var overview: String {
    """
    Times our optimized backend beside others, in one go.

    Usage: \(Self.name) COMMAND [OPTIONS]

    Commands:
    \(Help(of: Self.name).list(of: Self.commands.map(\.syntax)))
    \(Self.name) COMMAND --help shows a command's options, with examples.
    """
  }
}

/// Standard error.
private enum SystemLine {
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
