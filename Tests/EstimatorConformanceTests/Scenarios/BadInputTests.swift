import EstimatorConformance
import EstimatorSimulation
import Foundation
import Testing

@Suite struct BadInputTests {
  @Test(
    "numbers that nobody can mean are refused, and trap nothing",
    arguments: [
      (#""batch": 2"#, #""batch": 9223372036854775807"#),
      (#""repeat": null"#, #""repeat": 9223372036854775807"#),
      (#""batch": 2"#, #""batches": [9223372036854775807, 9223372036854775807]"#),
      (#""shape": [1, 1]"#, #""shape": [2147483648, 2147483648, 2147483648]"#),
      (#""shape": [1, 1]"#, #""shape": [-1, 1]"#),
      (#""shape": [1, 1]"#, #""shape": [1000000, 1000000]"#),
      (#""metrics": ["mse"]"#, #""metrics": ["mse", "mse"]"#),
    ])
  func numbers(old: String, new: String) {
    let text = ExampleScenario.text().replacingOccurrences(of: old, with: new)
    #expect(text != ExampleScenario.text())
    #expect(ExampleScenario.problem(text).hasPrefix("example.json:"))
  }

  @Test(
    "time does not go backwards",
    arguments: [
      #", "clock": {"step_seconds": -1}"#, #", "clock": {"start": "nan"}"#,
      #", "clock": {"step_seconds": "inf"}"#,
    ])
  func clock(more: String) {
    #expect(ExampleScenario.problem(ExampleScenario.text(more: more)).contains("seconds"))
  }

  @Test("a hook that looks for what an action does not build is refused, and named")
  func reach() {
    let hooks = #"{"watch": {"fetch": {"loss": "loss"}}}"#
    let actions = #"[{"predict": {"input": "train", "hooks": ["watch"]}}]"#
    #expect(
      ExampleScenario.problem(ExampleScenario.text(hooks: hooks, actions: actions))
        .contains(#"actions[0].predict: the hook "watch" looks for loss"#))
    let labels = hooks.replacingOccurrences(of: #""loss"}"#, with: #""labels"}"#)
    #expect(
      ExampleScenario.problem(ExampleScenario.text(hooks: labels, actions: actions))
        .contains("looks for labels"))
  }

  @Test("the model of a new estimator is checked like the first, and hooks look into it")
  func newModel() {
    let broken = ExampleScenario.model.replacingOccurrences(of: "variables/w", with: "variables/u")
    #expect(
      ExampleScenario.problem(
        ExampleScenario.text(actions: #"[{"new_estimator": {"model": \#(broken)}}]"#)
      ).contains("actions[0].new_estimator: the node p reads"))
    let other = ExampleScenario.model
      .replacingOccurrences(of: #""name": "loss""#, with: #""name": "cost""#)
      .replacingOccurrences(of: #""loss": "loss""#, with: #""loss": "cost""#)
    let actions =
      #"[{"new_estimator": {"model": \#(other)}}, {"train": {"input": "train", "hooks": ["watch"]}}]"#
    #expect(
      ExampleScenario.problem(ExampleScenario.text(actions: actions))
        .contains(#"actions[1].train: the hook "watch" looks for loss"#))
  }

  @Test("a shape of an attribute has no negative dimension")
  func attributeShape() {
    let model = """
      {"nodes": [{"name": "a", "op": "Placeholder", "attributes": {"dtype": "float32", "shape": [-1]}}],
       "spec": {}}
      """
    #expect(
      ExampleScenario.problem(ExampleScenario.text(model: model, hooks: "{}"))
        .contains("expected a dimension"))
  }

  @Test("a damaged scenario is an error with a place, or still a scenario; it never traps")
  func damaged() throws {
    let bytes = Array(ExampleScenario.text().utf8)
    let spare = Array(#"{}[]":,0-e.nullx"#.utf8) + [0xFF, 0x00]
    var generator = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: damaged[place] = spare[Int.random(in: 0..<spare.count, using: &generator)]
        case 1: damaged.remove(at: place)
        default:
          damaged.insert(spare[Int.random(in: 0..<spare.count, using: &generator)], at: place)
        }
      }
      do {
        let source = JSONSource(name: "damaged", bytes: damaged)
        _ = try Scenario(name: "damaged", source: source).normalForm()
      } catch let error as FormatError {
        #expect(error.line > 0)
      }
    }
  }
}
