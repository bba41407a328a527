/// A report for people: what broke, then what was left out, then one paragraph of totals.
public struct TextReport: Sendable {
  private let report: RunReport
  private let rerun: RerunCommand

  public init(_ report: RunReport, rerun: RerunCommand = .run) {
    self.report = report
    self.rerun = rerun
  }

  /// All of it, with a line end after each line.
  public var text: String {
    let summary = summary.map { "\($0)\n" }.joined()
    return details.isEmpty ? summary : details + "\n" + summary
  }

  /// Everything above the totals: nothing when all is well.
  public var details: String {
    let blocks = [report.results.flatMap { lines(of: $0) }, unsupported].filter { !$0.isEmpty }
    return blocks.map { $0.map { "\($0)\n" }.joined() }.joined(separator: "\n")
  }

  // MARK: What broke

  /// Divergences and errors of one scenario; none when all is well.
  public func lines(of result: ScenarioResult) -> [String] {
    var problems: [String] = []
    return result.comparisons.flatMap { comparison -> [String] in
      switch comparison.outcome {
      case .conforming, .unsupported, .notExpressible: return []
      case .diverging(let divergence):
        let sides = [comparison.expectedSide, comparison.actualSide]
        return "\(divergence)".lines
          + ["  again: \(rerun.line(for: result.scenario, sides: sides))"]
      case .error(let problem):
        // One missing golden is one problem, however many are compared with it.
        let text = "\(problem)"
        guard !problems.contains(text) else { return [] }
        problems.append(text)
        return "\(result.scenario): \(text)".lines
      }
    }
  }

  // MARK: What was left out

  /// Scenarios that were not compared, by the reason for it.
  private var unsupported: [String] {
    section("does not support") { if case .unsupported(let reason) = $0 { reason } else { nil } }
      + section("cannot express") {
        if case .notExpressible(let reason) = $0 { reason } else { nil }
      }
  }

  private func section(_ verb: String, _ reason: (Outcome) -> String?) -> [String] {
    var scenarios = OrderedDictionary<String, [String]>()
    for result in report.results {
      for (reason, sides) in sides(of: result, reason) {
        let title = "\(sides.joined(separator: " and ")) \(verb) \(reason)"
        scenarios[title] = (scenarios[title] ?? []) + [result.scenario]
      }
    }
    return scenarios.flatMap { title, names in
      ["\(title.printable): \(names.count) \(names.count == 1 ? "scenario" : "scenarios")"]
        + names.map { "  \($0)" }
    }
  }

  /// By reason, whose it is.
  private func sides(
    of result: ScenarioResult, _ reason: (Outcome) -> String?
  ) -> OrderedDictionary<String, [String]> {
    result.comparisons.reduce(into: [:]) { sides, comparison in
      guard let reason = reason(comparison.outcome) else { return }
      let known = sides[reason] ?? []
      if !known.contains(comparison.actualSide) { sides[reason] = known + [comparison.actualSide] }
    }
  }

  // MARK: Totals

  /// The last lines: what held, or how much did not.
  public var summary: [String] {
    let counts = report.counts
    let size =
      "\(counted(report.results.count, "scenario")), \(counted(report.rules.count, "rule"))"
    if counts.conforming == report.comparisons.count, counts.conforming > 0 {
      return [
        "\(size), \(counted(counts.conforming, "comparison")) held on \(sides)"
      ]
    }
    let parts = [
      ("held", counts.conforming), ("diverged", counts.diverging),
      ("not supported", counts.unsupported), ("not expressible", counts.notExpressible),
      ("in error", counts.errors),
    ]
    let told = parts.filter { $0.1 > 0 || $0.0 == "held" }.map { "\($0.1) \($0.0)" }
    return commonRules + [
      "\(size), \(counted(report.comparisons.count, "comparison")) on \(sides): "
        + told.joined(separator: ", ")
    ]
  }

  /// Where to look first when more than one comparison diverged.
  private var commonRules: [String] {
    guard report.counts.diverging > 1 else { return [] }
    let rules = report.commonRules.prefix(6).map { "\($0.rule.id) (\($0.divergences))" }
    return rules.isEmpty ? [] : ["most in common: \(rules.joined(separator: ", "))"]
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Such as `reference, optimized and golden (tensorflow 2.15.1)`.
  private var sides: String {
    let hasGoldens = report.comparisons.contains { $0.expectedSide == "golden" }
    let producers = report.producers.joined(separator: ", ")
    let golden = hasGoldens ? ["golden" + (producers.isEmpty ? "" : " (\(producers))")] : []
    let all = report.subjects + golden
    guard let last = all.last, all.count > 1 else { return all.joined() }
    return "\(all.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension RunReport {
  /// The ids of the rules that its scenarios exercise, each once, in the order of the catalogue.
  public var rules: [String] {
    let exercised = Set(results.flatMap(\.rules))
    return Rule.all.map(\.id).filter(exercised.contains)
  }

  /// Who recorded the goldens, with versions, each once.
  public var producers: [String] {
    var producers: [String] = []
    for provenance in results.compactMap(\.provenance) {
      let text = "\(provenance.producer) \(provenance.version)"
      if !producers.contains(text) { producers.append(text) }
    }
    return producers
  }

  /// The report for people.
  public var text: String { TextReport(self).text }
}

extension String {
  /// Lines that are safe on a terminal, whoever wrote them; empty ones are left out.
  fileprivate var lines: [String] {
    let lines = unicodeScalars.split(separator: "\n")
    return lines.map { String($0).printable }
  }

  /// Control characters, with which an adapter could take over a terminal, become U+FFFD.
  fileprivate var printable: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
