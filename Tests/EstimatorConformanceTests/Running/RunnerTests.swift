import EstimatorConformance
import EstimatorReference
import EstimatorSimulation
import Synchronization
import Testing

@Suite struct RunnerTests {
  private let environment = SimulatedEnvironment()
  private let library: ScenarioLibrary
  private let goldens: GoldenStore

  init() throws {
    library = ScenarioLibrary(root: "/f", files: environment.files)
    goldens = GoldenStore(root: "/golden", files: environment.files)
    let files = environment.files
    try files.createDirectory("/f/scenarios/train")
    for name in ["a", "b", "c"] {
      let steps = Int(name.utf8.first ?? 0) - 96
      let text = ExampleScenario.text(
        actions: #"[{"train": {"input": "train", "steps": \#(steps), "hooks": ["watch"]}}]"#)
      try files.write(Array(text.utf8), to: "/f/scenarios/train/\(name).json")
    }
  }

  private func record() throws {
    for name in try library.names() {
      _ = try GoldenRecorder(
        store: goldens, subject: ChangingSubject(),
        provenance: Provenance(producer: "reference", version: "1")
      ).record(library.scenario(named: name))
    }
  }

  private func run(_ subjects: [any Subject], _ selection: Selection = Selection()) throws
    -> RunReport
  {
    try Runner(library: library, goldens: goldens, subjects: subjects, environment: environment)
      .run(selection)
  }

  private let reference = BackendSubject(
    ReferenceBackend(runtime: ReferenceRuntime()), mustSupportEverything: true)

  @Test("conforming subjects are compared with the golden and with each other")
  func conforming() throws {
    try record()
    let report = try run([reference, ChangingSubject()])
    #expect(report.results.map(\.scenario) == ["train/a", "train/b", "train/c"])
    let sides = report.results[0].comparisons.map { [$0.expectedSide, $0.actualSide] }
    #expect(
      sides == [
        ["golden", "reference"], ["golden", "changing"], ["reference", "changing"],
      ])
    #expect(report.counts.conforming == 9 && report.comparisons.count == 9)
    #expect(report.status() == .conforming)
    #expect(report.usage[.sessionRunValues] == nil)
    #expect(report.usage[.numericsForward]?.used == 0)
  }

  @Test("a divergence ends with status 1 and says where it is")
  func diverging() throws {
    try record()
    let wrong = ChangingSubject { $0.map { $0.nudgingLoss { $0 + 1 } } }
    let report = try run([reference, wrong])
    #expect(report.status() == .diverging)
    #expect(report.divergences.count == 6)
    #expect(report.divergences[0].expectedSide == "golden")
    #expect(report.divergences[0].actualSide == "changing")
    #expect(report.divergences[0].scenario == "train/a")
  }

  @Test("a missing golden is an error, never a pass")
  func missingGolden() throws {
    let report = try run([reference])
    #expect(report.counts.errors == 3 && report.counts.conforming == 0)
    #expect(report.status() == .badInput)
    #expect(report.problems.count == 3)
  }

  @Test("a scenario that cannot be read is an error, and the others run")
  func unreadable() throws {
    try record()
    try environment.files.write(Array("{".utf8), to: "/f/scenarios/train/b.json")
    let report = try run([reference])
    #expect(report.counts.conforming == 2 && report.counts.errors == 1)
    #expect(report.status() == .badInput)
  }

  @Test("what a third party does not support ends with 1 unless skips are allowed")
  func thirdParty() throws {
    try record()
    let third = FailingSubject(name: "third", error: UnsupportedFeature("hooks"))
    let report = try run([third])
    #expect(report.counts.unsupported == 3)
    #expect(report.status() == .diverging)
    #expect(report.status(allowingSkips: true) == .conforming)
  }

  @Test("what one of ours does not support is an error whatever is allowed")
  func ours() throws {
    try record()
    let ours = FailingSubject(
      name: "ours", mustSupportEverything: true, error: UnsupportedFeature("hooks"))
    let report = try run([ours])
    #expect(report.counts.errors == 3)
    #expect(report.status(allowingSkips: true) == .diverging)
  }

  @Test("a subject that breaks ends with 3, and what it cannot express is counted")
  func broken() throws {
    try record()
    let broken = FailingSubject(name: "broken", error: DriverFailure("it hangs"))
    let report = try run([reference, broken])
    #expect(report.status() == .failed)
    #expect(report.counts.conforming == 3)
    let silent = FailingSubject(name: "silent", error: NotExpressible("a string for steps"))
    let counted = try run([silent])
    #expect(counted.counts.notExpressible == 3)
    #expect(counted.status() == .diverging, "nothing held")
    let both = try run([reference, silent])
    #expect(both.counts.conforming == 3 && both.counts.notExpressible == 6)
    #expect(both.status() == .conforming)
  }

  @Test("a golden that is missing is told to one who cannot express the scenario, too")
  func missingGoldenOfSkipped() throws {
    for error: any Error in [NotExpressible("a string for steps"), UnsupportedFeature("hooks")] {
      let report = try run([FailingSubject(name: "silent", error: error)])
      #expect(report.counts.errors == 3)
      #expect(report.status(allowingSkips: true) == .badInput)
    }
  }

  @Test("filters and shards select, and selecting nothing is an error")
  func selection() throws {
    try record()
    func names(_ selection: Selection) throws -> [String] {
      try run([reference], selection).results.map(\.scenario)
    }
    #expect(
      try names(Selection(filters: [Glob("*/a"), Glob("train/c")])) == ["train/a", "train/c"])
    let shards = try (1...2).map {
      try names(Selection(shard: Selection.Shard(index: $0, of: 2)))
    }
    #expect(shards == [["train/a", "train/c"], ["train/b"]])
    #expect(throws: SelectionError.self) {
      try names(Selection(filters: [Glob("*/a"), Glob("*/z")]))
    }
    #expect(throws: SelectionError.self) {
      try names(Selection(filters: [Glob("*/a")], shard: Selection.Shard(index: 2, of: 2)))
    }
    #expect(Selection.Shard(index: 0, of: 2) == nil && Selection.Shard(index: 3, of: 2) == nil)
  }

  @Test(
    "a filter without a star is the name of one scenario, and no other way to its file",
    arguments: [
      "train", "train/", "train//a", "train/./a", "train/../train/a", "/train/a", "train/a.json",
      "train/A", "", ".", String(repeating: "a", count: 300),
    ])
  func literalFilters(name: String) throws {
    try record()
    let found = try run(
      [reference], Selection(filters: ["train/b", "train/a", "train/b"].map(Glob.init)))
    #expect(found.results.map(\.scenario) == ["train/a", "train/b"])
    let error = #expect(throws: SelectionError.self) {
      try run([reference], Selection(filters: [Glob("train/a"), Glob(name)]))
    }
    #expect(error?.description == "no scenario matches \"\(name)\"")
  }

  @Test("levels select the stronger ones with them")
  func levels() throws {
    try record()
    let text = ExampleScenario.text(rules: #"[{"id": "predict.rows.zero-length"}]"#)
    try environment.files.write(Array(text.utf8), to: "/f/scenarios/train/d.json")
    #expect(try library.scenario(named: "train/d").level == .quirk)
    #expect(try run([reference]).results.count == 3)
    #expect(try run([reference], Selection(level: .quirk)).results.count == 4)
    #expect(try run([reference], Selection(level: .must)).results.count == 3)
  }

  @Test("backends that differ from TensorFlow on purpose must differ from it in the same way")
  func quirksOfPeers() throws {
    try record()
    let text = ExampleScenario.text(rules: #"[{"id": "predict.rows.zero-length"}]"#)
    try environment.files.write(Array(text.utf8), to: "/f/scenarios/train/d.json")
    var selection = Selection(filters: [Glob("train/d")])
    selection.includesQuirksOfPeers = true
    // There is no golden, and none is asked for.
    let report = try run([reference, ChangingSubject()], selection)
    #expect(report.comparisons.map(\.expectedSide) == ["reference"])
    #expect(report.status() == .conforming)
    let wrong = try run([reference, ChangingSubject(change: { $0.dropLast() })], selection)
    #expect(wrong.divergences.map(\.rule?.id) == ["predict.rows.zero-length"])
  }

  @Test("a selection of nothing but quirks says which level selects them")
  func onlyQuirks() throws {
    let text = ExampleScenario.text(rules: #"[{"id": "predict.rows.zero-length"}]"#)
    try environment.files.write(Array(text.utf8), to: "/f/scenarios/train/d.json")
    let error = #expect(throws: SelectionError.self) {
      try run([reference], Selection(filters: [Glob("train/d")]))
    }
    #expect(error?.description.contains("say --level quirk") == true)
  }

  @Test("progress is told after every scenario")
  func progress() throws {
    try record()
    let seen = Mutex<[String]>([])
    let runner = Runner(
      library: library, goldens: goldens, subjects: [reference], environment: environment)
    _ = try runner.run(Selection()) { progress in
      seen.withLock { $0.append("\(progress.done)/\(progress.total) \(progress.result.scenario)") }
    }
    #expect(seen.withLock { $0 } == ["1/3 train/a", "2/3 train/b", "3/3 train/c"])
  }
}
