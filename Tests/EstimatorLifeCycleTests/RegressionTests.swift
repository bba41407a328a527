import EstimatorConformance
import Foundation
import Testing

/// The checkout that these tests belong to.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let library = ScenarioLibrary(
    root: "\(root)/Fixtures", files: SystemEnvironment().files)

  static func regressions() throws -> [String] {
    try library.names().filter { $0.hasPrefix("regressions/") }
  }
}

/// What recorded traces say of these scenarios is checked with all others; here it is that nothing can be
/// told apart.
@Suite struct RegressionTests {
  @Test("there are regressions to replay")
  func some() throws { #expect(try Checkout.regressions().count >= 20) }

  @Test(
    "both life-cycles answer alike where a bug was once fixed",
    arguments: try Checkout.regressions())
  func alike(_ name: String) throws {
    let scenario = try Checkout.library.scenario(named: name)
    #expect(try TestedBackend.firstDifference(in: scenario) == nil)
  }
}

extension TestedBackend {
  func trace(of scenario: Scenario) throws -> Trace {
    Trace(normalising: try ScenarioDriver(backend: backend).run(scenario))
  }

  /// What the reference and another backend disagree in first, if there is anything.
  static func firstDifference(
    in scenario: Scenario, _ others: [TestedBackend] = [.optimizedLifeCycle, .optimized]
  ) throws -> Divergence? {
    let expected = try TestedBackend.reference.trace(of: scenario)
    for other in others {
      let comparison = TraceComparison(
        of: scenario, expected: expected, from: "reference", actual: try other.trace(of: scenario),
        from: other.rawValue)
      if let divergence = comparison.divergence { return divergence }
    }
    return nil
  }
}
