import EstimatorConformance
import EstimatorReference
import Testing

@Suite struct ScenarioDriverTests {
  private func drive(_ text: String) throws -> [RawEvent] {
    let scenario = try ExampleScenario.read(text)
    return try ScenarioDriver(backend: ReferenceBackend(runtime: ReferenceRuntime())).run(scenario)
  }

  private func addresses(_ events: [RawEvent], action: Int) -> [String] {
    Trace(normalising: events).items.filter { $0.action == action }.map { $0.address }
  }

  @Test("a training run leaves the events of the documentation, in order")
  func training() throws {
    let events = try drive(ExampleScenario.text())
    let run = ["0/hook/watch/before_run", "0/batch", "0/hook/watch/after_run"]
    #expect(
      addresses(events, action: 0)
        == ["0/hook/watch/begin", "0/hook/watch/after_create_session"] + run
        + ["0/log/logged_tensors"] + run + run
        + ["0/hook/watch/end", "0/log/final_loss", "0/result", "0/listing", "0/state"]
        + ["0/checkpoint@0", "0/checkpoint@2", "0/checkpoint@3"])
  }

  @Test("session.run.values: the loss of each step is what gradient descent gives")
  func losses() throws {
    let events = try drive(ExampleScenario.text())
    let losses = events.compactMap { event -> Float? in
      guard case .hook(_, "after_run", _, let values?) = event.content else { return nil }
      return values["loss"]?.array(of: Float.self)?.first
    }
    // w starts at 0.5, the labels are 2x, and the batches are (1, 2) and (3, 4) in turn.
    var (w, expected): (Float, [Float]) = (0.5, [])
    for batch: [Float] in [[1, 2], [3, 4], [1, 2]] {
      let errors = batch.map { w * $0 - 2 * $0 }
      expected.append(errors.map { $0 * $0 }.reduce(0, +) / 2)
      w -= 0.1 * zip(errors, batch).map { $0 * $1 }.reduce(0, +)
    }
    #expect(losses.count == 3)
    for (loss, value) in zip(losses, expected) { #expect(abs(loss - value) <= 1e-5 * value) }
  }

  @Test("an action that never ends is a mistake in the scenario, and said to be one")
  func endless() {
    let actions = #"[{"train": {"input": "train"}}]"#
    let failure = #expect(throws: DriverFailure.self) {
      try drive(ExampleScenario.text(actions: actions))
    }
    #expect(failure?.description == "action 0: it does not end within 10000 runs and 1000 sessions")
  }

  @Test(
    "session.recovery: so is one that makes sessions for ever and never comes to a run",
    arguments: ["evaluate", "train"])
  func endlessRecovery(action: String) {
    let hooks = #"{"watch": {"do": [{"at": "after_create_session", "raise": "Aborted"}]}}"#
    let actions = #"[{"\#(action)": {"input": "train", "steps": 1, "hooks": ["watch"]}}]"#
    let failure = #expect(throws: DriverFailure.self) {
      try drive(ExampleScenario.text(hooks: hooks, actions: actions))
    }
    #expect(failure?.description == "action 0: it does not end within 10000 runs and 1000 sessions")
  }

  @Test("all actions can be driven")
  func actions() throws {
    let events = try drive(
      ExampleScenario.text(
        actions: """
          [{"train": {"input": "train", "max_steps": 2, "listeners": ["l"]}},
           {"evaluate": {"input": "train", "steps": 2, "name": "x"}},
           {"predict": {"input": "train", "take": 3}},
           {"latest_checkpoint": {}}, {"variable_names": {}}, {"variable_value": {"name": "w"}},
           {"eval_dir": {"name": "x"}}, {"new_estimator": {"config": {"keep_checkpoint_max": 1}}},
           {"advance_clock": {"seconds": 60}}, {"remove_checkpoint": {"step": 2}},
           {"latest_checkpoint": {}}, {"write_state": {"text": "?"}},
           {"train": {"input": "train", "steps": 1, "max_steps": 1}}]
          """, more: #", "listeners": {"l": {}}"#))
    let results = events.compactMap { event -> String? in
      guard case .result = event.content else { return nil }
      return try? event.json()["text"]?.text ?? event.json()["values"]?.text
    }
    #expect(results.contains(#""model.ckpt-2""#))
    #expect(results.contains(#""eval_x""#))
    #expect(results.contains { $0.hasPrefix(#"["global_step""#) })
    #expect(addresses(events, action: 2).filter { $0 == "2/result" }.count == 3)
    #expect(
      addresses(events, action: 12) == ["12/error", "12/listing", "12/state", "12/checkpoint@0"])
  }

  @Test("session.recovery: a fault of the device is one of the scenario's runs")
  func fault() throws {
    let events = try drive(
      ExampleScenario.text(more: #", "faults": [{"action": 0, "run": 1, "error": "Aborted"}]"#))
    let sessions = addresses(events, action: 0).filter { $0.hasSuffix("after_create_session") }
    #expect(sessions.count == 2)
  }

  @Test("deeds are done where the scenario plans them")
  func deeds() throws {
    let events = try drive(
      ExampleScenario.text(
        hooks: #"{"watch": {"do": [{"at": "after_run", "run": 1, "stop": true}]}}"#))
    #expect(addresses(events, action: 0).filter { $0.hasSuffix("after_run") }.count == 2)
    let failing = try drive(
      ExampleScenario.text(
        hooks: #"{"watch": {"do": [{"at": "before_run", "step": 1, "raise": "Internal"}]}}"#))
    #expect(addresses(failing, action: 0).contains("0/error"))
    #expect(!addresses(failing, action: 0).contains("0/hook/watch/end"))
  }

  @Test("an input by global step is never consumed, and follows the step")
  func byGlobalStep() throws {
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "value": [[1], [2], [3]]}},
                 "labels": {"dtype": "float32", "value": [[2], [4], [6]]},
                 "batches": [1, 2], "by": "global_step"}}
      """
    let events = try drive(
      ExampleScenario.text(
        inputs: inputs, hooks: #"{"watch": {"fetch": {"x": "features/x"}}}"#))
    let fed = events.compactMap { event -> [Float]? in
      guard case .hook(_, "after_run", _, let values?) = event.content else { return nil }
      return values["x"]?.array(of: Float.self)
    }
    #expect(fed == [[1], [2, 3], [1]])
    #expect(!addresses(events, action: 0).contains("0/batch"))
  }

  @Test("the same scenario gives the same events")
  func deterministic() throws {
    let first = try drive(ExampleScenario.text()).map { try $0.json().text }
    let second = try drive(ExampleScenario.text()).map { try $0.json().text }
    #expect(first == second)
  }
}
