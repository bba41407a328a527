/// What came of holding one trace against another.
public enum Outcome: Sendable, Hashable {
  case conforming
  case diverging(Divergence)
  /// The subject does not implement something that the scenario needs.
  case unsupported(String)
  /// The subject's types cannot express the scenario.
  case notExpressible(String)
  /// Nothing could be compared. Never a pass.
  case error(Problem)

  /// Why nothing could be compared.
  public enum Problem: Sendable, Hashable {
    /// The scenario itself cannot be read.
    case scenario(String)
    /// Its golden is missing, stale or corrupt.
    case golden(GoldenProblem)
    /// A subject that must support everything does not.
    case unsupported(String)
    /// A subject broke: it crashed, hung, or answered nonsense.
    case subject(String)
  }
}

extension Outcome {
  var isError: Bool { if case .error = self { true } else { false } }
}

extension Outcome.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .scenario(let text), .unsupported(let text), .subject(let text): text
    case .golden(let problem): "\(problem)"
    }
  }
}

/// One comparison of a scenario.
public struct ComparisonResult: Sendable {
  /// `golden`, or the subject that is taken to be right.
  public let expectedSide: String
  public let actualSide: String
  public let outcome: Outcome
  /// The largest use of each rule's tolerance.
  package let usage: OrderedDictionary<Rule, TraceComparison.Usage>

  package init(
    _ expectedSide: String, _ actualSide: String, _ outcome: Outcome,
    usage: OrderedDictionary<Rule, TraceComparison.Usage> = [:]
  ) {
    self.expectedSide = expectedSide
    self.actualSide = actualSide
    self.outcome = outcome
    self.usage = usage
  }
}

/// Everything that came of one scenario.
public struct ScenarioResult: Sendable {
  public let scenario: String
  /// The ids of the rules that it exercises.
  public let rules: [String]
  /// Who recorded its golden, where there is one that can be used.
  public let provenance: Provenance?
  public let comparisons: [ComparisonResult]
  /// Seconds.
  public let duration: Double

  package init(
    scenario: String, rules: [String] = [], provenance: Provenance? = nil,
    comparisons: [ComparisonResult], duration: Double
  ) {
    self.scenario = scenario
    self.rules = rules
    self.provenance = provenance
    self.comparisons = comparisons
    self.duration = duration
  }
}
