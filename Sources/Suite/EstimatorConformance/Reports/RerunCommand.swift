/// How a person runs one comparison of a report again, alone.
public struct RerunCommand: Sendable, Hashable {
  private let kind: Kind
  /// Words that every line has, such as `--fixtures` and its folder.
  private var options: [String] = []

  private enum Kind: Sendable, Hashable {
    case run
    case validate(program: [String])
  }

  /// With backends of this package.
  public static let run = RerunCommand(kind: .run)

  /// With an adapter.
  public static func validate(_ program: [String]) -> RerunCommand {
    RerunCommand(kind: .validate(program: program))
  }

  private init(kind: Kind) { self.kind = kind }

  /// The same with options in every line, where they were given: what was run must be found again.
  public func with(options: [String]) -> RerunCommand {
    var command = self
    command.options = options
    return command
  }

  /// The line to type.
  public func line(for scenario: String, sides: [String]) -> String {
    let words = ["--filter", scenario] + options
    let filter = words.map(ShellText.quoted).joined(separator: " ")
    switch kind {
    case .run:
      let backends = sides.filter { $0 != "golden" }.map { " --backend \(ShellText.quoted($0))" }
      return "estimator-conformance run \(filter)\(backends.joined())"
    case .validate(let program):
      let words = program.map(ShellText.quoted).joined(separator: " ")
      return "estimator-conformance validate \(filter) -- \(words)"
    }
  }
}

/// Words as a shell reads them.
package enum ShellText {
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=@%+,".utf8)

  /// The word, in quotes where a shell would take it apart.
  package static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.utf8.allSatisfy(plain.contains) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
