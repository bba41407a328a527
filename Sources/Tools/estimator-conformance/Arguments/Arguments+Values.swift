import EstimatorCommandLine
import EstimatorConformance

/// Options as the values they mean.
extension Arguments {
  /// - Throws: `UsageError`.
  func selection(defaultLevel: Rule.Level = .should) throws -> Selection {
    Selection(
      filters: all(.filter).map { Glob($0) }, level: try level() ?? defaultLevel,
      shard: try shard())
  }

  private func level() throws -> Rule.Level? {
    try value(.level).map { text in
      guard let level = Rule.Level(rawValue: text) else {
        throw UsageError("--level is must, should or quirk, not \"\(text)\"")
      }
      return level
    }
  }

  private func shard() throws -> Selection.Shard? {
    try value(.shard).map { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let index = parts[0], let count = parts[1],
        let shard = Selection.Shard(index: index, of: count)
      else { throw UsageError("--shard is I/N with I from 1 to N, not \"\(text)\"") }
      return shard
    }
  }

  /// How many are to work at once.
  func jobs(_ option: Option) throws -> Int? {
    try value(option).map { text in
      guard let count = Int(text), (1...256).contains(count) else {
        throw UsageError("\(option.name) is a number from 1 to 256, not \"\(text)\"")
      }
      return count
    }
  }

  /// These options and their values as they were given, for a command that finds the same again.
  func words(of options: [Option]) -> [String] {
    options.flatMap { option in
      option.placeholder == nil
        ? (has(option) ? [option.name] : []) : all(option).flatMap { [option.name, $0] }
    }
  }

  /// Files to write, with their formats.
  func reports() throws -> [(path: String, format: ReportFormat)] {
    try all(.report).map { path in
      guard let format = ReportFormat(path: path) else {
        throw UsageError("--report takes a name that ends in .txt, .json or .xml, not \"\(path)\"")
      }
      return (path, format)
    }
  }
}
