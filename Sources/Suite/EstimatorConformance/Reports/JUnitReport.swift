/// A report in the XML that build servers show: a suite per chapter, a case per comparison.
public struct JUnitReport: Sendable {
  private let report: RunReport
  private let rerun: RerunCommand
  private let allowsSkips: Bool

  /// - Parameter allowsSkips: Whether what a subject does not support is skipped, or a failure.
  public init(_ report: RunReport, rerun: RerunCommand = .run, allowsSkips: Bool = false) {
    self.report = report
    self.rerun = rerun
    self.allowsSkips = allowsSkips
  }

  public var text: String {
    let suites = chapters.map(suite)
    let root = XMLElement(
      "testsuites", tally(report.results, named: "estimator-conformance"), suites)
    return #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + root.text()
  }

  /// Results by chapter, both in the order of the scenarios' names.
  private var chapters: [(String, [ScenarioResult])] {
    var chapters = OrderedDictionary<String, [ScenarioResult]>()
    for result in report.results {
      let slash = result.scenario.utf8.lastIndex(of: UInt8(ascii: "/"))
      let chapter = slash.map { String(result.scenario[..<$0]) } ?? "scenarios"
      chapters[chapter] = (chapters[chapter] ?? []) + [result]
    }
    return chapters.map { ($0.key, $0.value) }
  }

  private func suite(_ chapter: String, _ results: [ScenarioResult]) -> XMLElement {
    let cases = results.flatMap { result in
      result.comparisons.map { testCase($0, of: result, chapter) }
    }
    return XMLElement("testsuite", tally(results, named: chapter), cases)
  }

  private func tally(_ results: [ScenarioResult], named name: String) -> [(String, String)] {
    let verdicts = results.flatMap(\.comparisons).map { verdict($0.outcome)?.name }
    func count(_ name: String) -> String { "\(verdicts.count { $0 == name })" }
    let seconds = results.reduce(0) { $0 + $1.duration }
    return [
      ("name", name), ("tests", "\(verdicts.count)"), ("failures", count("failure")),
      ("errors", count("error")), ("skipped", count("skipped")), ("time", text(seconds)),
    ]
  }

  private func testCase(
    _ comparison: ComparisonResult, of result: ScenarioResult, _ chapter: String
  ) -> XMLElement {
    let share = result.duration / Double(max(result.comparisons.count, 1))
    let name = "\(result.scenario): \(comparison.actualSide) as \(comparison.expectedSide)"
    let details = verdict(comparison.outcome).map { verdict in
      let sides = [comparison.expectedSide, comparison.actualSide]
      let again = "again: \(rerun.line(for: result.scenario, sides: sides))"
      return XMLElement(
        verdict.name, [("type", verdict.type), ("message", verdict.message)],
        content: verdict.name == "skipped" ? nil : "\(verdict.text)\n\(again)")
    }
    return XMLElement(
      "testcase", [("classname", chapter), ("name", name), ("time", text(share))],
      details.map { [$0] } ?? [])
  }

  private struct Verdict {
    let name: String
    let type: String
    let message: String
    let text: String
  }

  /// `nil` for a pass.
  private func verdict(_ outcome: Outcome) -> Verdict? {
    switch outcome {
    case .conforming: nil
    case .diverging(let divergence):
      Verdict(
        name: "failure", type: divergence.rule?.id ?? "no rule",
        message: "\(divergence.place.address): \(divergence.difference)", text: "\(divergence)")
    case .unsupported(let reason):
      Verdict(
        name: allowsSkips ? "skipped" : "failure", type: "unsupported",
        message: "not supported: \(reason)", text: reason)
    case .notExpressible(let reason):
      Verdict(
        name: "skipped", type: "not expressible", message: "not expressible: \(reason)",
        text: reason)
    case .error(let problem):
      Verdict(name: "error", type: "error", message: "\(problem)", text: "\(problem)")
    }
  }

  /// Seconds with three decimals, whatever the locale.
  private func text(_ seconds: Double) -> String {
    let thousandths = Int((max(0, seconds) * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
