import EstimatorConformance
import Testing

@Suite("Scenarios against goldens")
struct ScenarioConformanceTests {
  /// By whether they are of quirks. One that cannot be read is of none.
  private static let (quirks, others) = Checkout.names.reduce(into: ([String](), [String]())) {
    let level = try? Checkout.library.scenario(named: $1).level
    if level == .quirk { $0.0.append($1) } else { $0.1.append($1) }
  }

  /// Scenarios with an argument that no type of ours takes.
  private static let inexpressible: Set = [
    "column/key-integer-refused", "rnn/cell-function-integer", "rnn/cell-type-integer",
    "rnn/classes-fraction",
    "rnn/classes-true", "rnn/columns-text", "rnn/mask-integer", "rnn/mask-sequence-integer",
    "rnn/mask-sequence-null", "rnn/optimizer-integer", "rnn/optimizer-null", "rnn/units-fraction",
    "rnn/units-true",
    "rnn/vocabulary-integers", "rnn/vocabulary-mixed", "rnn/vocabulary-text",
    "rnn/weights-integer", "rnn/weights-list", "rnn/weights-sequence-integer",
    "rnn/weights-sequence-list",
  ]

  @Test("A backend gives the recorded trace", arguments: others, TestedBackend.allCases)
  func conforms(name: String, backend: TestedBackend) throws {
    let report = try Checkout.runner([backend.backend]).run(Selection(filters: [Glob(name)]))
    for divergence in report.divergences { Issue.record("\(divergence)") }
    for problem in report.problems { Issue.record("\(problem)") }
    let isExpressible = !Self.inexpressible.contains(name)
    #expect(report.counts.conforming == (isExpressible ? 1 : 0))
    #expect(report.counts.notExpressible == (isExpressible ? 0 : 1))
  }

  @Test("Of a quirk both backends say the same, and not what TensorFlow says", arguments: quirks)
  func differsOnPurpose(name: String) throws {
    let report = try Checkout.runner(TestedBackend.allCases.map(\.backend)).run(
      Selection(filters: [Glob(name)], level: .quirk))
    #expect(report.problems.isEmpty)
    #expect(report.divergences.map(\.expectedSide) == ["golden", "golden"])
    for divergence in report.divergences {
      #expect(divergence.rule?.level == .quirk, "\(divergence)")
    }
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
