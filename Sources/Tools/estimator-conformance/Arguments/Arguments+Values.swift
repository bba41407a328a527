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

  /// Files to write, with their formats.
  func reports() throws -> [(path: String, format: ReportFormat)] {
    try all(.report).map { path in
      guard let format = ReportFormat(path: path) else {
        throw UsageError("--report takes a name that ends in .txt, .json or .xml, not \"\(path)\"")
      }
      return (path, format)
    }
  }

  /// The time to wait for each answer.
  func timeout() throws -> Duration {
    guard let text = value(.timeout) else { return .seconds(60) }
    let units: [(suffix: String, seconds: Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let count = Double(text.dropLast(unit.suffix.count)), count > 0,
      count * unit.seconds <= 1_000_000
    else { throw UsageError("--timeout is a time such as 90s or 2m, not \"\(text)\"") }
    return .seconds(count * unit.seconds)
  }

  /// A whole number of some option.
  func number(_ option: Option) throws -> Int? {
    try value(option).map { text in
      guard let number = Int(text), number >= 0 else {
        throw UsageError("\(option.name) is a whole number from 0, not \"\(text)\"")
      }
      return number
    }
  }
}
