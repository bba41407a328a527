import EstimatorConformance
import EstimatorOptimized
import Testing

@Suite("A runtime under the reference life-cycle")
struct ReferenceLifeCycleTests {
  @Test("it gives the recorded traces without a life-cycle of its own")
  func conforms() throws {
    let backend = ReferenceLifeCycle(over: OptimizedRuntime(), named: "mine")
    let report = try ConformanceRun(
      of: backend, fixtures: Checkout.root + "/Fixtures", golden: Checkout.root + "/golden"
    ).run(Selection(filters: [Glob("learning/*"), Glob("train/*")]))
    #expect(report.subjects == ["mine"])
    #expect(report.status() == .conforming, "\(report.text)")
  }
}
