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
  /// The scenarios of a library, held against goldens; those of quirks, where ours differ from them on purpose, against
  /// a backend that is taken to be right.
  public convenience init(
    library: ScenarioLibrary, goldens: GoldenStore, quirks backend: any EstimatorBackend
  ) throws {
    self.init(try library.names().map(library.scenario)) { scenario in
      scenario.level == .quirk
        ? try Self.trace(of: scenario, by: backend) : try goldens.golden(for: scenario).trace
    }
  }

  /// The same, all held against a backend that is taken to be right.
  public convenience init(library: ScenarioLibrary, backend: any EstimatorBackend) throws {
    self.init(try library.names().map(library.scenario)) { try Self.trace(of: $0, by: backend) }
  }

  private static func trace(
    of scenario: Scenario, by backend: any EstimatorBackend
  ) throws -> Trace {
    Trace(normalising: try ScenarioDriver(backend: backend).run(scenario))
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
