import EstimatorConformance
import EstimatorReference
import Testing

@Suite struct ConformanceRunTests {
  @Test("a backend author runs scenarios in one line, and a missing golden is no pass")
  func run() throws {
    let report = try ConformanceRun(
      of: ReferenceBackend(), fixtures: "\(Checkout.root)/Fixtures", golden: "/nowhere"
    ).run(Selection(filters: [Glob("train/steps-once")]))
    #expect(report.results.map(\.scenario) == ["train/steps-once"])
    #expect(report.status() == .badInput)
    #expect(report.text.contains("/nowhere/train/steps-once.h5"))
  }
}
