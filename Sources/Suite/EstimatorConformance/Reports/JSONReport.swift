/// A report for programs.
public struct JSONReport: Sendable {
  private let report: RunReport
  private let rerun: RerunCommand
  private let status: RunStatus

  public init(_ report: RunReport, rerun: RerunCommand = .run, status: RunStatus) {
    self.report = report
    self.rerun = rerun
    self.status = status
  }

  public var text: String {
    JSON.members([
      ("format", 1), ("status", .int(Int(status.rawValue))),
      ("subjects", .strings(report.subjects)), ("goldens", .strings(report.producers)),
      ("seconds", .float(report.duration)), ("rules", .strings(report.rules)),
      ("counts", counts(report.counts)),
      ("common_rules", .array(report.commonRules.map(json))),
      ("scenarios", .array(report.results.map(json))),
      ("tolerances", .array(report.usage.map { json($0.key, $0.value) })),
    ]).prettyText
  }

  private func counts(_ counts: RunReport.Counts) -> JSON {
    [
      "scenarios": .int(report.results.count), "comparisons": .int(report.comparisons.count),
      "conforming": .int(counts.conforming), "diverging": .int(counts.diverging),
      "unsupported": .int(counts.unsupported), "not_expressible": .int(counts.notExpressible),
      "errors": .int(counts.errors),
    ]
  }

  private func json(_ rule: Rule, _ divergences: Int) -> JSON {
    ["rule": .string(rule.id), "divergences": .int(divergences)]
  }

  private func json(_ result: ScenarioResult) -> JSON {
    [
      "name": .string(result.scenario), "rules": .strings(result.rules),
      "seconds": .float(result.duration),
      "comparisons": .array(result.comparisons.map { json($0, of: result.scenario) }),
    ]
  }

  private func json(_ comparison: ComparisonResult, of scenario: String) -> JSON {
    let sides = [comparison.expectedSide, comparison.actualSide]
    let head: [(String, JSON?)] = [
      ("expected", .string(sides[0])), ("actual", .string(sides[1])),
      ("outcome", .string(comparison.outcome.word)),
    ]
    switch comparison.outcome {
    case .conforming: return .members(head)
    case .unsupported(let reason), .notExpressible(let reason):
      return .members(head + [("reason", .string(reason))])
    case .error(let problem): return .members(head + [("reason", .string("\(problem)"))])
    case .diverging(let divergence):
      let command = rerun.line(for: scenario, sides: sides)
      return .members(
        head + [("divergence", divergence.json), ("command", .string(command))])
    }
  }

  private func json(_ rule: Rule, _ usage: TraceComparison.Usage) -> JSON {
    [
      "rule": .string(rule.id), "used": .float(usage.used), "allowed": .float(usage.allowed),
      "fraction": .float(usage.fraction), "scenario": .string(usage.scenario),
      "address": .string(usage.address),
    ]
  }
}

extension Outcome {
  /// One word for programs.
  var word: String {
    switch self {
    case .conforming: "conforming"
    case .diverging: "diverging"
    case .unsupported: "unsupported"
    case .notExpressible: "not_expressible"
    case .error: "error"
    }
  }
}

extension Divergence {
  var json: JSON {
    .members([
      ("rule", rule.map { .string($0.id) } ?? .null),
      ("level", rule.map { .string($0.level.rawValue) }),
      ("rule_of_kind", ruleOfKind.map { .string($0.id) }),
      ("address", .string(place.address)), ("action", .int(place.action)),
      ("action_kind", .string(place.actionKind)), ("event", .int(place.event)),
      ("step", place.step.map { .int($0) }), ("difference", difference.json),
      ("text", .string(difference.description)),
    ])
  }
}

extension Divergence.Difference {
  fileprivate var json: JSON {
    switch self {
    case .event(let expected, let actual):
      return sides("event", expected.map { .string($0) }, actual.map { .string($0) })
    case .field(let name, let expected, let actual):
      return sides("field", .string(expected), .string(actual), [("field", .string(name))])
    case .names(let name, let missing, let extra):
      return sides("names", .strings(missing), .strings(extra), [("field", .string(name))])
    case .dataType(let expected, let actual):
      return sides("dtype", .string(expected.rawValue), .string(actual.rawValue))
    case .shape(let expected, let actual):
      return sides("shape", .ints(expected.dimensions), .ints(actual.dimensions))
    case .element(let element, let used, let allowed):
      let more: [(String, JSON?)] = [
        ("index", .ints(element.index)),
        ("ulps", element.ulps.map { Int(exactly: $0).map { .int($0) } ?? .float(Double($0)) }),
        ("used", used.map { .float($0) }), ("allowed", allowed.map { .float($0) }),
      ]
      return sides("element", .string(element.expected), .string(element.actual), more)
    }
  }

  private func sides(
    _ kind: String, _ expected: JSON?, _ actual: JSON?, _ more: [(String, JSON?)] = []
  ) -> JSON {
    .members(
      [("kind", .string(kind)), ("expected", expected ?? .null), ("actual", actual ?? .null)]
        + more)
  }
}
