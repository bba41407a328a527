import EstimatorConformance
import Testing

@Suite("Actions that never end")
struct EndlessActionTests {
  @Test(
    "session.recovery: runs without end and sessions without end are errors that name the scenario",
    arguments: TestedBackend.allCases,
    ["before_run", "after_create_session"])
  func endless(backend: TestedBackend, callback: String) throws {
    // Aborted in every run, or in every session before it comes to a run.
    let report = try report(
      hook: #"{"do": [{"at": "\#(callback)", "raise": "Aborted"}]}"#, on: backend.backend)
    #expect(report.results.map(\.scenario) == ["endless/here"])
    #expect(!report.problems.isEmpty)
    for problem in report.problems {
      #expect("\(problem)".contains("it does not end within 10000 runs and 1000 sessions"))
    }
  }

  /// Runs one scenario, which is in no checkout, on a backend against itself.
  private func report(hook: String, on backend: any EstimatorBackend) throws -> RunReport {
    let environment = SystemEnvironment()
    let folder = try environment.files.makeTemporaryDirectory()
    defer { try? environment.files.removeAll(at: folder) }
    try environment.files.createDirectory(folder + "/scenarios/endless")
    try environment.files.write(
      Array(Self.text(hook).utf8), to: folder + "/scenarios/endless/here.json")
    let subject = BackendSubject(backend, mustSupportEverything: true)
    return try Runner(
      library: ScenarioLibrary(root: folder, files: environment.files), goldens: nil,
      subjects: [subject, subject], environment: environment
    ).run(Selection())
  }

  private static func text(_ hook: String) -> String {
    """
    {"format": 1, "summary": "It never ends", "rules": [{"id": "session.recovery"}],
     "model": {
       "nodes": [
         {"name": "loss", "op": "Mean", "inputs": ["features", {"dtype": "int32", "value": [0]}]},
         {"name": "count", "op": "AssignAddVariableOp",
          "inputs": ["global_step:handle", {"dtype": "int64", "value": 1}]}],
       "spec": {"train": {"loss": "loss", "train_op": "count"}}},
     "inputs": {"train": {"features": {"dtype": "float32", "value": [1]}, "repeat": null}},
     "hooks": {"h": \(hook)},
     "actions": [{"train": {"input": "train", "steps": 2, "hooks": ["h"]}}]}
    """
  }
}
