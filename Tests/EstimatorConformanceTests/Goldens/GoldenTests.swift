import EstimatorConformance
import EstimatorReference
import EstimatorSimulation
import EstimatorStorage
import Testing

@Suite struct GoldenTests {
  private let environment = SimulatedEnvironment()
  private let scenario: Scenario
  private let store: GoldenStore
  private let provenance = Provenance(
    producer: "reference", version: "1", fingerprint: ["cpu": "any", "a b": "ü"])

  init() throws {
    scenario = try ExampleScenario.read(ExampleScenario.text())
    store = GoldenStore(root: "/golden", files: environment.files)
  }

  private func recorder(_ change: @escaping @Sendable ([RawEvent]) -> [RawEvent] = { $0 })
    -> GoldenRecorder
  {
    GoldenRecorder(store: store, subject: ChangingSubject(change: change), provenance: provenance)
  }

  @Test("a golden reads back as the trace that was recorded")
  func roundTrip() throws {
    _ = try recorder().record(scenario)
    let golden = try store.golden(for: scenario)
    #expect(golden.provenance == provenance)
    let trace = Trace(normalising: try ChangingSubject().events(of: scenario))
    #expect(golden.trace.items.map(\.controlJSON) == trace.items.map(\.controlJSON))
    for (mine, theirs) in zip(golden.trace.items, trace.items) {
      for (name, tensor) in theirs.tensors {
        let read = try #require(mine.tensors[name])
        #expect(tensor.comparison(with: read, within: .exact).difference == nil)
      }
    }
  }

  @Test("tensors of one address share a dataset, whatever their shapes")
  func stacks() throws {
    let tensors: [Tensor] = [
      Tensor([1, 2] as [Float]), Tensor([3, 4] as [Float]), Tensor([5] as [Float]),
      Tensor([6, 7] as [Float]), Tensor(["a", "bc"] as [ByteString]),
    ]
    let trace = Trace(
      items: tensors.map { Trace.Item(address: "0/result", action: 0, tensors: ["": $0]) })
    let file = try Golden(trace: trace, provenance: provenance, scenarioDigest: "d").file()
    #expect(file.tensors.keys == ["0/result", "0/result#1", "0/result#2"])
    #expect(file.tensors["0/result"]?.shape == [3, 2])
    let read = try Golden(file, name: "f").trace.items.map { $0.tensors[""] }
    for (tensor, other) in zip(tensors, read) {
      #expect(try tensor.comparison(with: #require(other), within: .exact).difference == nil)
    }
  }

  @Test("a golden that is missing, of another scenario, or damaged is an error naming the file")
  func problems() throws {
    func kind(_ scenario: Scenario) -> GoldenProblem.Kind? {
      do {
        _ = try store.golden(for: scenario)
        return nil
      } catch {
        #expect("\(error)".hasPrefix("/golden/train/example.h5: "))
        return (error as? GoldenProblem)?.kind
      }
    }
    #expect(kind(scenario) == .missing)
    _ = try recorder().record(scenario)
    #expect(kind(scenario) == nil)
    let changed = try ExampleScenario.read(
      ExampleScenario.text(actions: #"[{"train": {"input": "train", "steps": 4}}]"#))
    #expect(kind(changed) == .stale)
    var bytes = try environment.files.read("/golden/train/example.h5")
    bytes[bytes.count / 2] ^= 1
    try environment.files.write(bytes, to: "/golden/train/example.h5")
    #expect(kind(scenario) == .corrupt)
    try environment.files.write([], to: "/golden/train/example.h5")
    #expect(kind(scenario) == .corrupt)
  }

  @Test("other words and other tags do not make a golden stale")
  func retagged() throws {
    _ = try recorder().record(scenario)
    let retagged = try ExampleScenario.read(
      ExampleScenario.text(rules: #"[{"id": "session.run.values"}]"#))
    #expect(try store.golden(for: retagged).scenarioDigest == scenario.contentDigest())
  }

  @Test("recording says whether bytes, numbers or the trace changed, and checking writes nothing")
  func differences() throws {
    guard case .new = try recorder().record(scenario) else {
      Issue.record("not new")
      return
    }
    let before = try store.bytes(of: scenario.name)
    guard case .identical = try recorder().record(scenario) else {
      Issue.record("not identical")
      return
    }
    let nudged = recorder { $0.map { $0.nudgingLoss { $0.nextUp } } }
    guard case .withinTolerance(let changes, let elsewhere) = try nudged.check(scenario) else {
      Issue.record("not within tolerance")
      return
    }
    #expect(changes.count == 3 && changes.allSatisfy { $0.ulps == 1 } && !elsewhere)
    #expect(changes.first?.address == "0/hook/watch/after_run/loss")
    let wrong = recorder { $0.map { $0.nudgingLoss { $0 + 1 } } }
    guard case .different(let divergence) = try wrong.check(scenario) else {
      Issue.record("not different")
      return
    }
    #expect(divergence.place.address == "0/hook/watch/after_run/loss")
    #expect(try store.bytes(of: scenario.name) == before)
    _ = try wrong.record(scenario)
    #expect(try store.bytes(of: scenario.name) != before)
  }

  @Test("an unsupported scenario leaves the golden as it is")
  func unsupported() throws {
    _ = try recorder().record(scenario)
    let before = try store.bytes(of: scenario.name)
    let failing = GoldenRecorder(
      store: store, subject: FailingSubject(name: "none", error: UnsupportedFeature("all of it")),
      provenance: provenance)
    #expect(throws: UnsupportedFeature("all of it")) { try failing.record(scenario) }
    #expect(try store.bytes(of: scenario.name) == before)
  }
}

/// The reference, with its events changed.
struct ChangingSubject: Subject {
  var name = "changing"
  var mustSupportEverything = true
  var isConcurrent = true
  var change: @Sendable ([RawEvent]) -> [RawEvent] = { $0 }

  func events(of scenario: Scenario) throws -> [RawEvent] {
    let backend = ReferenceBackend(runtime: ReferenceRuntime())
    return change(try ScenarioDriver(backend: backend).run(scenario))
  }
}

/// Always fails in the same way.
struct FailingSubject: Subject {
  let name: String
  var mustSupportEverything = false
  var isConcurrent = true
  let error: any Error

  func events(of scenario: Scenario) throws -> [RawEvent] { throw error }
}

extension RawEvent {
  /// The event with another value of the loss that a hook fetched.
  func nudgingLoss(_ change: (Float) -> Float) -> RawEvent {
    guard case .hook(let name, let callback, let step, var values?) = content,
      let loss = values["loss"]?.array(of: Float.self)
    else { return self }
    values["loss"] = Tensor(change(loss[0]))
    return RawEvent(
      action: action, .hook(name: name, callback: callback, step: step, values: values))
  }
}
