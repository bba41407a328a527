/// Holds one backend of this process against the goldens: what a backend author's test needs.
///
/// ```swift
/// let report = try ConformanceRun(of: MyBackend(), fixtures: "Fixtures", golden: "golden").run()
/// #expect(report.status() == .conforming, "\(report.text)")
/// ```
public struct ConformanceRun: Sendable {
  private let runner: Runner

  /// - Parameters:
  ///   - fixtures: The folder of scenarios.
  ///   - golden: The folder of goldens.
  ///   - authority: Whom it follows in errors where documentation and the real thing differ.
  ///   - environment: Gives files, clock and threads; the backend itself runs in simulated worlds.
  public init(
    of backend: any EstimatorBackend, fixtures: String, golden: String,
    following authority: ErrorAnswers.Authority = .documented,
    environment: any Environment = SystemEnvironment()
  ) {
    runner = Runner(
      library: ScenarioLibrary(root: fixtures, files: environment.files),
      goldens: GoldenStore(root: golden, files: environment.files),
      subjects: [BackendSubject(backend, following: authority)], environment: environment)
  }

  /// Runs what is selected, by default everything but quirks.
  ///
  /// - Throws: `SelectionError` when nothing is selected; `FormatError` when there is no such folder.
  public func run(_ selection: Selection = Selection()) throws -> RunReport {
    try runner.run(selection)
  }
}
