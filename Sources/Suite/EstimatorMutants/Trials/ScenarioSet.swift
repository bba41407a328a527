import Synchronization

/// The scenarios that mutants are tried on, with the traces that are right for them.
///
/// What is right is asked for once per scenario.
public final class ScenarioSet: Sendable {
  /// Where the right traces come from.
  public typealias Source = @Sendable (Scenario) throws -> Trace

  /// In the order of their names.
  public let scenarios: [Scenario]
  private let source: Source
  private let known = Mutex<[String: Trace]>([:])

  public init(_ scenarios: [Scenario], right source: @escaping Source) {
    self.scenarios = scenarios
    self.source = source
  }

  /// The right trace of a scenario.
  public func trace(of scenario: Scenario) throws -> Trace {
    if let trace = known.withLock({ $0[scenario.name] }) { return trace }
    let trace = try source(scenario)
    known.withLock { $0[scenario.name] = trace }
    return trace
  }

  /// The scenarios that exercise a rule: first those that name it, then those in whose right trace an
  /// item belongs to it.
  ///
  /// - Throws: What asking for a trace throws.
  public func scenarios(exercising rule: Rule) throws -> [Scenario] {
    let (named, others) = (
      scenarios.filter { $0.names(rule) }, scenarios.filter { !$0.names(rule) }
    )
    return named + (try others.filter { try trace(of: $0).exercises(rule, of: $0) })
  }
}

extension ScenarioSet {
  /// The scenarios of a library that a Swift backend can be driven through, held against goldens.
  public convenience init(library: ScenarioLibrary, goldens: GoldenStore) throws {
    self.init(try Self.drivable(in: library)) { try goldens.golden(for: $0).trace }
  }

  /// The same, held against a backend that is taken to be right.
  public convenience init(library: ScenarioLibrary, backend: any EstimatorBackend) throws {
    self.init(try Self.drivable(in: library)) { scenario in
      Trace(normalising: try ScenarioDriver(backend: backend).run(scenario))
    }
  }

  private static func drivable(in library: ScenarioLibrary) throws -> [Scenario] {
    try library.names().map(library.scenario).filter {
      $0.level != .quirk
    }
  }
}

extension Scenario {
  fileprivate func names(_ rule: Rule) -> Bool { rules.contains { $0.id == rule.id } }
}

extension Trace {
  fileprivate func exercises(_ rule: Rule, of scenario: Scenario) -> Bool {
    items.contains { item in
      scenario.rule(for: item.address) == rule
        || item.tensors.keys.contains { scenario.rule(for: item.address(of: $0)) == rule }
    }
  }
}
