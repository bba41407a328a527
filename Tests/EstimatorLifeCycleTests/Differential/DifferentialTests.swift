import EstimatorConformance
import Testing

/// Both life-cycles on scenarios that nobody thought of.
@Suite("Random scenarios")
struct DifferentialTests {
  #if DEBUG
    private static let perPart = 10
  #else
    private static let perPart = 60
  #endif

  @Test("both life-cycles give the same trace of any small scenario", arguments: 0..<20)
  func alike(part: Int) throws {
    for seed in part * Self.perPart..<(part + 1) * Self.perPart {
      let text = RandomScenario.text(seed: UInt64(seed))
      let scenario = try Scenario(
        name: "random/\(seed)", source: JSONSource(name: "seed \(seed)", text: text),
        resources: NoResources())
      // The engine of its own is tried where the life-cycle alone has shown no difference.
      let difference = try TestedBackend.firstDifference(in: scenario)
      if let difference { Issue.record("\(difference)\n\(text)") }
    }
  }

  @Test("the scenarios do what they are drawn for: they save, fail, recover, and end well")
  func variety() throws {
    var seen: Set<String> = []
    for seed in 0..<60 {
      let text = RandomScenario.text(seed: UInt64(seed))
      let scenario = try Scenario(
        name: "random/\(seed)", source: JSONSource(name: "seed \(seed)", text: text),
        resources: NoResources())
      let items = try TestedBackend.reference.trace(of: scenario).items
      seen.formUnion(
        items.map { $0.address.split(separator: "/").dropFirst().joined(separator: "/") })
    }
    for address in [
      "error", "result", "state", "log/final_loss", "log/logged_tensors", "log/steps_per_second",
      "log/step_not_increased", "log/nan_loss", "log/stop_requested_by_listener",
      "log/evaluation_progress", "hook/h0/end", "listener/l0/after_save",
    ] {
      #expect(seen.contains(address), "\(address)")
    }
  }
}
