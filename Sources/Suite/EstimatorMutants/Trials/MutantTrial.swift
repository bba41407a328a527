package import EstimatorSimulation

/// What came of trying a mutant.
public struct MutantTrial: Sendable {
  /// How one scenario went.
  public enum Finding: Sendable {
    /// The mutant behaves as is right.
    case conforming
    /// It differs, under its own rule or another.
    case diverging(Divergence)
    /// It broke, or did not end, so that there was no trace to compare.
    case broken(String)
  }

  public let mutant: Mutant
  /// By scenario, in the order in which they were tried; the last one is the kill, if there is one.
  public let findings: [(scenario: String, finding: Finding)]

  /// The first divergence that carries the mutant's own rule.
  public var kill: Divergence? {
    for case .diverging(let divergence) in findings.map(\.finding)
    where divergence.rule == mutant.rule {
      return divergence
    }
    return nil
  }

  public var isKilled: Bool { kill != nil }
}

extension MutantTrial {
  /// Runs a mutant on the scenarios that exercise its rule, first on those that name it, and stops at the
  /// first kill.
  ///
  /// - Throws: When a right trace cannot be had.
  public static func of(_ mutant: Mutant, on set: ScenarioSet) throws -> MutantTrial {
    let isKill = { (divergence: Divergence) in divergence.rule == mutant.rule }
    let named = try of(
      mutant, on: set.scenarios(naming: mutant.rule), of: set, stoppingAt: isKill)
    guard !named.isKilled else { return named }
    let touched = try of(
      mutant, on: set.scenarios(touching: mutant.rule), of: set, stoppingAt: isKill)
    return MutantTrial(mutant: mutant, findings: named.findings + touched.findings)
  }

  /// Runs a mutant on all scenarios, or some.
  ///
  /// - Parameter stops: Whether nothing more is tried after a divergence.
  public static func of(
    _ mutant: Mutant, on scenarios: [Scenario], of set: ScenarioSet,
    stoppingAt stops: (Divergence) -> Bool
  ) throws -> MutantTrial {
    var findings: [(scenario: String, finding: Finding)] = []
    for scenario in scenarios {
      let finding = try finding(of: mutant, in: scenario, of: set)
      findings.append((scenario.name, finding))
      if case .diverging(let divergence) = finding, stops(divergence) { break }
    }
    return MutantTrial(mutant: mutant, findings: findings)
  }

  /// More than any scenario takes. A mutant that never ends gets a trace all the same: at first the
  /// device refuses it, which ends any call that does not recover.
  package static let limit = ActionLimit(runs: 500, sessions: 500, refusals: 500)

  private static func finding(
    of mutant: Mutant, in scenario: Scenario, of set: ScenarioSet
  ) throws -> Finding {
    let right = try set.trace(of: scenario)
    let events: [RawEvent]
    do {
      events = try ScenarioDriver(
        backend: mutant.makeBackend(), limit: limit, taking: mutant.taking
      ).run(scenario)
    } catch { return .broken("\(error)") }
    let comparison = TraceComparison(
      of: scenario, expected: right, from: "golden", actual: Trace(normalising: events),
      from: mutant.name)
    return comparison.divergence.map { .diverging($0) } ?? .conforming
  }
}

extension MutantTrial: CustomStringConvertible {
  /// One line when it is killed; else a line more for everything that was seen.
  public var description: String {
    if let kill { return "killed   \(mutant.name): \(kill.place) in \(kill.scenario)" }
    let seen = findings.compactMap { scenario, finding -> String? in
      switch finding {
      case .conforming: nil
      case .diverging(let divergence):
        "  \(scenario): \(divergence.rule?.id ?? "no rule") at \(divergence.place)"
      case .broken(let reason): "  \(scenario): \(reason)"
      }
    }
    let head = "SURVIVED \(mutant.name), which breaks \(mutant.rule): \(mutant.summary)"
    let tried = "  tried on \(findings.count) scenarios"
    return ([head, tried] + seen).joined(separator: "\n")
  }
}
