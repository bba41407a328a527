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
  private let touched = Mutex<[String: Set<String>]>([:])

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

  /// The scenarios that name a rule.
  package func scenarios(naming rule: Rule) -> [Scenario] { scenarios.filter { $0.names(rule) } }

  /// The scenarios that do not name a rule, but in whose right trace an item belongs to it.
  ///
  /// - Throws: What asking for a trace throws.
  package func scenarios(touching rule: Rule) throws -> [Scenario] {
    try scenarios.filter { try !$0.names(rule) && rules(of: $0).contains(rule.id) }
  }

  /// The rules that the items of a right trace belong to: looked up once per scenario, not once per mutant.
  private func rules(of scenario: Scenario) throws -> Set<String> {
    if let rules = touched.withLock({ $0[scenario.name] }) { return rules }
    let rules = try trace(of: scenario).rules(in: scenario)
    touched.withLock { $0[scenario.name] = rules }
    return rules
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
  fileprivate func rules(in scenario: Scenario) -> Set<String> {
    Set(
      items.flatMap { item in
        [item.address] + item.tensors.keys.map { item.address(of: $0) }
      }.compactMap { scenario.rule(for: $0)?.id })
  }
}
