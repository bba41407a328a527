import EstimatorConformance
import Testing

@Suite struct TraceComparisonTests {
  private let scenario: Scenario

  init() throws {
    let rules = """
      [{"id": "train.loss.final", "on": ["*/final_loss"]},
       {"id": "session.run.values", "on": ["*/hook/watch/after_run/*"]},
       {"id": "optimizer.slots", "on": ["*/slot"]}]
      """
    scenario = try ExampleScenario.read(ExampleScenario.text(rules: rules))
  }

  private func run(step: Int = 1, loss: Float = 1, name: String = "loss") -> RawEvent {
    RawEvent(
      action: 0,
      .hook(name: "watch", callback: "after_run", step: step, values: [name: Tensor(loss)]))
  }

  private func compare(_ expected: [RawEvent], _ actual: [RawEvent]) -> TraceComparison {
    TraceComparison(
      of: scenario, expected: Trace(normalising: expected), from: "golden",
      actual: Trace(normalising: actual), from: "optimized")
  }

  @Test("equal traces conform, and say how much of the tolerance they used")
  func equal() throws {
    let comparison = compare([run()], [run(loss: Float(1).nextUp)])
    #expect(comparison.divergence == nil)
    let usage = try #require(comparison.usage[.sessionRunValues])
    #expect(usage.used == Double(Float(1).ulp))
    #expect(usage.allowed == 1e-6 + 1e-5 * 1)
    #expect(usage.address == "0/hook/watch/after_run/loss")
  }

  @Test("the largest use is kept")
  func largestUse() {
    let bits = Float(1).ulp
    let comparison = compare(
      [run(), run(), run()], [run(loss: 1 + bits), run(loss: 1 + 3 * bits), run(loss: 1 + bits)])
    #expect(comparison.usage[.sessionRunValues]?.used == 3 * Double(bits))
  }

  @Test("a wrong step diverges under the rule of the address")
  func wrongStep() throws {
    let divergence = try #require(
      compare([run(), run(step: 2)], [run(), run(step: 3)]).divergence)
    #expect(divergence.rule == .sessionRunOrder)
    #expect(divergence.place.event == 1)
    #expect(divergence.place.step == 2)
    #expect(divergence.place.actionKind == "train")
    #expect(divergence.difference == .field("step", expected: "2", actual: "3"))
    #expect(divergence.scenario == "train/example")
    #expect(divergence.expectedSide == "golden" && divergence.actualSide == "optimized")
  }

  @Test("a wrong value diverges under the scenario's own tag")
  func wrongValue() throws {
    let divergence = try #require(compare([run()], [run(loss: 2)]).divergence)
    #expect(divergence.rule == .sessionRunValues)
    #expect(divergence.place.address == "0/hook/watch/after_run/loss")
    guard case .element(let element, let used, _) = divergence.difference else {
      Issue.record("no element")
      return
    }
    #expect(element.expected == "1.0" && element.actual == "2.0")
    #expect(element.ulps == 1 << 23)
    #expect(used == 1)
    #expect(
      "\(divergence)".contains("element []: expected 1.0, found 2.0 (8388608 ULP)"))
  }

  @Test("a missing event belongs to what was expected, one too many to itself")
  func events() throws {
    let missing = try #require(compare([run(), run()], [run()]).divergence)
    #expect(missing.place.address == "0/hook/watch/after_run")
    #expect(
      missing.difference
        == .event(expected: #"0/hook/watch/after_run {"step":1}"#, actual: nil))
    let batch = RawEvent(action: 0, .batch(index: 0))
    let extra = try #require(compare([run()], [run(), batch]).divergence)
    #expect(extra.rule == .trainInputConsumed)
    #expect(extra.difference == .event(expected: nil, actual: #"0/batch {"index":0}"#))
    let other = try #require(compare([run()], [batch]).divergence)
    #expect(other.rule == .sessionRunOrder)
  }

  @Test("names of values are control")
  func names() throws {
    let divergence = try #require(compare([run()], [run(name: "lost")]).divergence)
    #expect(
      divergence.difference == .names("values", missing: ["loss"], extra: ["lost"]))
    #expect("\(divergence)".contains("values: missing: loss; extra: lost"))
  }

  @Test("floats that no rule speaks of belong to numerics.forward")
  func untagged() throws {
    #expect(scenario.rule(for: "0/unheard") == nil)
    #expect(scenario.tolerance(for: "0/unheard").rule == .numericsForward)
    // A rule without tolerance lends its name, but not its silence.
    #expect(scenario.rule(for: "0/final_loss") == .trainLossFinal)
    #expect(scenario.tolerance(for: "0/final_loss").rule == .numericsForward)
    #expect(scenario.tolerance(for: "0/slot").tolerance == .slots)
  }

  @Test("TOL-01: a slot has the bound of slots, under whatever rule it stands")
  func slots() {
    let slot = scenario.tolerance(for: "0/checkpoint@1/training/Ftrl/w/linear")
    #expect(slot.rule == .optimizerFtrl)
    #expect(slot.tolerance == .slots)
    #expect(scenario.tolerance(for: "0/checkpoint@1/m").tolerance == .singleStep)
  }

  @Test("the first tag that matches counts, then the table by address")
  func tagging() {
    #expect(scenario.rule(for: "0/hook/watch/after_run/loss") == .sessionRunValues)
    #expect(scenario.rule(for: "0/hook/watch/end") == .sessionEndNormal)
    #expect(scenario.rule(for: "0/checkpoint@5/w") == .checkpointContent)
    #expect(scenario.rule(for: "0/state") == .checkpointState)
    #expect(scenario.rule(for: "0/error") == .trainErrorPropagates)
    #expect(scenario.rule(for: "7/error") == nil)
  }
}
