import EstimatorCommandLine
import EstimatorConformance

/// The command line as a whole: finds the command, runs it, and turns errors into sentences and statuses.
struct Tool {
  static let name = "estimator-conformance"
  static let version = "0.1.0"

  let console: Console
  let world = SystemEnvironment()

  init() { console = Console(world) }

  static let commands: [Command] = [
    RunCommand.command, ValidateCommand.command, ListCommand.command, ExplainCommand.command,
    RecordCommand.command, ServeCommand.command, InspectCommand.command,
  ]

  /// - Parameter words: The arguments after the program's name.
  func run(_ words: [String]) -> RunStatus {
    guard let first = words.first else {
      console.complain(Help.overview)
      return .badInput
    }
    switch first {
    case "--help", "-h", "help": return help(words.dropFirst())
    case "--version": return say("\(Self.name) \(Self.version)\n")
    default: break
    }
    guard let command = Self.commands.first(where: { $0.name == first }) else {
      let known = Self.commands.map(\.name)
      return complain(
        UsageError("there is no command \"\(first)\"", suggesting: first, from: known), "--help")
    }
    return perform(command, Array(words.dropFirst()))
  }

  private func help(_ words: ArraySlice<String>) -> RunStatus {
    guard let name = words.first else { return say(Help.overview) }
    guard let command = Self.commands.first(where: { $0.name == name }) else {
      return run([name])
    }
    return say(Help(of: Self.name).text(of: command.syntax))
  }

  private func perform(_ command: Command, _ words: [String]) -> RunStatus {
    do {
      let arguments = try Arguments(words, for: command)
      if arguments.wantsHelp { return say(Help(of: Self.name).text(of: command.syntax)) }
      return try command.run(self, arguments)
    } catch {
      return complain(error, "\(command.name) --help")
    }
  }

  private func say(_ text: String) -> RunStatus {
    console.write(text)
    return .conforming
  }

  /// Bad usage also says where help is.
  private func complain(_ error: any Error, _ help: String) -> RunStatus {
    let isUsage = error is UsageError
    let hint = isUsage ? "\nSee \(Self.name) \(help)." : ""
    console.complain("\(Self.name): \(error)\(hint)\n")
    return RunStatus(of: error)
  }
}

extension RunStatus {
  /// What an error that ended the whole command means.
  fileprivate init(of error: any Error) {
    switch error {
    case is AdapterError, is DriverFailure, is FileError, is ProcessError: self = .failed
    default: self = .badInput
    }
  }
}
