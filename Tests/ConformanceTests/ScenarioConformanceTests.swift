import EstimatorConformance
import Testing

@Suite("Scenarios against goldens")
struct ScenarioConformanceTests {
  @Test("A backend gives the recorded trace", arguments: Checkout.names, TestedBackend.allCases)
  func conforms(name: String, backend: TestedBackend) throws {
    let report = try Checkout.runner([backend.backend]).run(Selection(filters: [Glob(name)]))
    for divergence in report.divergences { Issue.record("\(divergence)") }
    for problem in report.problems { Issue.record("\(problem)") }
    #expect(report.counts.conforming == 1)
  }

  @Test("There are at least 80 scenarios, and no two have the same control trace")
  func tracesDiffer() throws {
    #expect(Checkout.names.count >= 80)
    var seen: [String: String] = [:]
    var distinct = 0
    for name in Checkout.names {
      let scenario = try Checkout.library.scenario(named: name)
      let control = try Checkout.goldens.golden(for: scenario).trace.items
        .map { "\($0.controlJSON)" }.joined(separator: "\n")
      if seen.updateValue(name, forKey: control) == nil { distinct += 1 }
    }
    #expect(distinct >= 80)
  }
}
