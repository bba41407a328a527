/// What came of a whole run.
public struct RunReport: Sendable {
  /// In the order of the scenarios' names.
  public let results: [ScenarioResult]
  /// In the order in which they were given.
  public let subjects: [String]
  /// Seconds.
  public let duration: Double

  package init(results: [ScenarioResult], subjects: [String], duration: Double) {
    self.results = results
    self.subjects = subjects
    self.duration = duration
  }

  public var comparisons: [ComparisonResult] { results.flatMap(\.comparisons) }

  public var divergences: [Divergence] {
    comparisons.compactMap {
      if case .diverging(let divergence) = $0.outcome { divergence } else { nil }
    }
  }

  /// The rules that the divergences carry, by their own scenario or by the kind of event, with how many each.
  ///
  /// One mistake shows in scenarios about many rules; the rule that most of them have in common comes first.
  public var commonRules: [(rule: Rule, divergences: Int)] {
    var counts: [Rule: Int] = [:]
    for divergence in divergences {
      for rule in Set([divergence.rule, divergence.ruleOfKind].compactMap(\.self)) {
        counts[rule, default: 0] += 1
      }
    }
    let inOrder = Rule.all.compactMap { rule in counts[rule].map { (rule: rule, divergences: $0) } }
    return inOrder.enumerated()
      .sorted { ($1.element.divergences, $0.offset) < ($0.element.divergences, $1.offset) }
      .map(\.element)
  }

  public var problems: [Outcome.Problem] {
    comparisons.compactMap { if case .error(let problem) = $0.outcome { problem } else { nil } }
  }

  /// How many comparisons ended in each way.
  public var counts: Counts {
    comparisons.reduce(into: Counts()) { counts, comparison in
      switch comparison.outcome {
      case .conforming: counts.conforming += 1
      case .diverging: counts.diverging += 1
      case .unsupported: counts.unsupported += 1
      case .notExpressible: counts.notExpressible += 1
      case .error: counts.errors += 1
      }
    }
  }

  public struct Counts: Sendable, Hashable {
    public var conforming = 0
    public var diverging = 0
    public var unsupported = 0
    public var notExpressible = 0
    public var errors = 0
  }

  /// By rule, in the order of the catalogue: the largest use of its tolerance over all comparisons.
  package var usage: OrderedDictionary<Rule, TraceComparison.Usage> {
    var largest: [Rule: TraceComparison.Usage] = [:]
    for (rule, use) in comparisons.flatMap({ $0.usage.map { ($0.key, $0.value) } })
    where use.fraction >= largest[rule]?.fraction ?? 0 {
      largest[rule] = use
    }
    return OrderedDictionary(Rule.all.compactMap { rule in largest[rule].map { (rule, $0) } })
  }
}

/// How the command ends.
public enum RunStatus: Int32, Sendable, Hashable {
  case conforming = 0
  case diverging = 1
  /// Bad usage or bad input: a scenario that cannot be read, a golden that cannot be used.
  case badInput = 2
  /// An adapter, a producer or the environment is missing or failed.
  case failed = 3
}

extension RunReport {
  /// The worst of what happened.
  ///
  /// Nothing that was not compared passes: a third party's unsupported scenarios count as divergence
  /// unless `allowingSkips`, those of a subject that must support everything are errors, and so is a run
  /// in which nothing was compared. What cannot be expressed passes beside something that held, not alone.
  public func status(allowingSkips: Bool = false) -> RunStatus {
    let statuses = comparisons.map { $0.outcome.status(allowingSkips: allowingSkips) }
    guard let worst = statuses.max(by: { $0.rawValue < $1.rawValue }) else { return .badInput }
    let isEmpty = worst == .conforming && counts.conforming == 0
    return isEmpty && !allowingSkips ? .diverging : worst
  }
}

extension Outcome {
  fileprivate func status(allowingSkips: Bool) -> RunStatus {
    switch self {
    case .conforming, .notExpressible: .conforming
    case .diverging: .diverging
    case .unsupported: allowingSkips ? .conforming : .diverging
    case .error(.scenario), .error(.golden): .badInput
    case .error(.unsupported): .diverging
    case .error(.subject): .failed
    }
  }
}
