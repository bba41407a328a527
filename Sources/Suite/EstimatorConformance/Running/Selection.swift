/// Which scenarios to run.
public struct Selection: Sendable {
  /// Patterns for names; none selects all.
  public var filters: [Glob]
  /// Scenarios of this level and stronger ones.
  public var level: Rule.Level
  /// The part `index`, from 1, of `count`.
  public var shard: Shard?
  /// Whether quirks that `level` leaves out run all the same, without goldens, subject against subject: where
  /// both of ours differ from TensorFlow on purpose they must differ in the same way.
  public var includesQuirksOfPeers = false

  public struct Shard: Sendable, Hashable {
    public let index: Int
    public let count: Int

    /// - Returns: `nil` unless `index` is between 1 and `count`.
    public init?(index: Int, of count: Int) {
      guard count >= 1, (1...count).contains(index) else { return nil }
      self.index = index
      self.count = count
    }
  }

  public init(filters: [Glob] = [], level: Rule.Level = .should, shard: Shard? = nil) {
    self.filters = filters
    self.level = level
    self.shard = shard
  }

  /// A scenario by name: read, or why it cannot be.
  public enum Candidate: Sendable {
    case scenario(Scenario)
    case unreadable(name: String, reason: String)
  }

  /// The scenarios selected, in the order of their names. One that cannot be read is selected, too.
  ///
  /// - Parameter tasks: Read several at once; without, one after the other.
  /// - Throws: `SelectionError` when a filter, or all together, select nothing.
  public func candidates(
    in library: ScenarioLibrary, reading tasks: (any Tasks)? = nil
  ) throws -> [Candidate] {
    let names = try names(in: library)
    let found =
      tasks?.map(names) { candidate($0, in: library) } ?? names.map { candidate($0, in: library) }
    let selected = found.filter(isOfLevel)
    let part = selected.enumerated().filter { isInShard($0.offset) }.map(\.element)
    guard !part.isEmpty else { throw SelectionError(nothingSelected(of: found, selected)) }
    return part
  }

  /// The names that the filters match, in byte order.
  private func names(in library: ScenarioLibrary) throws -> [String] {
    let areLiteral = !filters.isEmpty && filters.allSatisfy(\.isLiteral)
    let names =
      try areLiteral ? library.names(among: filters.map(\.pattern)) : library.names()
    for filter in filters where !names.contains(where: filter.matches) {
      throw SelectionError("no scenario matches \"\(filter)\"")
    }
    return names.filter { name in filters.isEmpty || filters.contains { $0.matches(name) } }
  }

  /// Why nothing is left, and what would change that.
  private func nothingSelected(of found: [Candidate], _ selected: [Candidate]) -> String {
    let levels = found.compactMap {
      if case .scenario(let scenario) = $0 { scenario.level } else { nil }
    }
    guard selected.isEmpty, let level = levels.min(by: { $0.weakness < $1.weakness }) else {
      return "no scenario is selected"
    }
    return "no scenario is selected; what matches is of level \(level): say --level \(level)"
  }

  private func candidate(_ name: String, in library: ScenarioLibrary) -> Candidate {
    do { return .scenario(try library.scenario(named: name)) } catch {
      return .unreadable(name: name, reason: "\(error)")
    }
  }

  private func isOfLevel(_ candidate: Candidate) -> Bool {
    guard case .scenario(let scenario) = candidate else { return true }
    return includesGolden(of: scenario) || (includesQuirksOfPeers && scenario.level == .quirk)
  }

  /// Whether a scenario is held against its golden, and not only subject against subject.
  func includesGolden(of scenario: Scenario) -> Bool {
    scenario.level.weakness <= level.weakness
  }

  private func isInShard(_ position: Int) -> Bool {
    shard.map { position % $0.count == $0.index - 1 } ?? true
  }
}

extension Rule.Level {
  /// 0 for `must`, more for weaker levels.
  fileprivate var weakness: Int {
    switch self {
    case .must: 0
    case .should: 1
    case .quirk: 2
    }
  }
}

/// A selection that selects nothing.
public struct SelectionError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
