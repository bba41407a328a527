import Synchronization

/// Runs scenarios on subjects, and holds the traces against goldens and against each other.
public struct Runner: Sendable {
  public let library: ScenarioLibrary
  /// `nil`: the first subject is right.
  public let goldens: GoldenStore?
  public let subjects: [any Subject]
  private let environment: any Environment

  public init(
    library: ScenarioLibrary, goldens: GoldenStore?, subjects: [any Subject],
    environment: any Environment
  ) {
    self.library = library
    self.goldens = goldens
    self.subjects = subjects
    self.environment = environment
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let result: ScenarioResult
  }

  /// Runs everything selected; one scenario's failure never stops the others.
  ///
  /// - Parameter progress: Called after each scenario, one call at a time, in the order in which they end.
  /// - Throws: `SelectionError` when nothing is selected.
  public func run(
    _ selection: Selection, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws -> RunReport {
    let start = environment.clock.now()
    let candidates = try selection.candidates(in: library, reading: environment.tasks)
    let done = Mutex<[Int: ScenarioResult]>([:])
    forEach(candidates.indices) { index in
      let result = self.result(of: candidates[index], selection)
      done.withLock { results in
        results[index] = result
        progress(Progress(done: results.count, total: candidates.count, result: result))
      }
    }
    let results = done.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
    return RunReport(
      results: results, subjects: subjects.map(\.name), duration: environment.clock.now() - start)
  }

  private func forEach(_ indices: Range<Int>, _ body: @Sendable (Int) -> Void) {
    if subjects.allSatisfy(\.isConcurrent) {
      environment.tasks.forEachPiece(count: indices.count) { body($0) }
    } else {
      indices.forEach(body)
    }
  }

  private func result(
    of candidate: Selection.Candidate, _ selection: Selection
  ) -> ScenarioResult {
    let start = environment.clock.now()
    switch candidate {
    case .scenario(let scenario):
      let goldens = selection.includesGolden(of: scenario) ? goldens : nil
      let golden = goldens.map { expected(scenario, $0) }
      return ScenarioResult(
        scenario: scenario.name, rules: scenario.rules.map(\.id),
        provenance: try? golden?.get().provenance,
        comparisons: comparisons(of: scenario, golden?.map(\.trace)),
        duration: environment.clock.now() - start)
    case .unreadable(let name, let reason):
      return ScenarioResult(
        scenario: name,
        comparisons: [ComparisonResult("golden", "scenario", .error(.scenario(reason)))],
        duration: environment.clock.now() - start)
    }
  }

  // MARK: One scenario

  /// Every subject against the golden, and every later subject against the first.
  private func comparisons(of scenario: Scenario, _ golden: Attempt?) -> [ComparisonResult] {
    let traces = subjects.map { ($0.name, trace(of: scenario, by: $0)) }
    var results: [ComparisonResult] = []
    if let golden {
      results += traces.map { compare(scenario, ("golden", golden), $0) }
    }
    if let first = traces.first {
      results += traces.dropFirst().map { compare(scenario, first, $0) }
    }
    return results
  }

  private typealias Attempt = Result<Trace, Failure>

  private struct Failure: Error {
    let outcome: Outcome
  }

  private func expected(
    _ scenario: Scenario, _ goldens: GoldenStore
  ) -> Result<Golden, Failure> {
    do { return .success(try goldens.golden(for: scenario)) } catch {
      let problem =
        (error as? GoldenProblem).map { Outcome.Problem.golden($0) } ?? .scenario("\(error)")
      return .failure(Failure(outcome: .error(problem)))
    }
  }

  private func trace(of scenario: Scenario, by subject: any Subject) -> Attempt {
    do {
      let events = try subject.events(of: scenario)
      return .success(Trace(normalising: events, following: subject.authority))
    } catch {
      return .failure(Failure(outcome: outcome(of: error, by: subject)))
    }
  }

  private func outcome(of error: any Error, by subject: any Subject) -> Outcome {
    switch error {
    case let error as NotExpressible: return .notExpressible("\(error)")
    case let error as UnsupportedFeature:
      let text = "\(subject.name) does not support \(error)"
      return subject.mustSupportEverything
        ? .error(.unsupported(text)) : .unsupported("\(error)")
    default: return .error(.subject("\(subject.name): \(error)"))
    }
  }

  private func compare(
    _ scenario: Scenario, _ expected: (name: String, Attempt), _ actual: (name: String, Attempt)
  ) -> ComparisonResult {
    switch (expected.1, actual.1) {
    case (.failure(let right), .failure(let own)):
      // A golden that cannot be used is told, whatever the subject leaves out.
      let told = !own.outcome.isError && right.outcome.isError ? right : own
      return ComparisonResult(expected.name, actual.name, told.outcome)
    case (.success, .failure(let failure)), (.failure(let failure), .success):
      return ComparisonResult(expected.name, actual.name, failure.outcome)
    case (.success(let right), .success(let trace)):
      let comparison = TraceComparison(
        of: scenario, expected: right, from: expected.name, actual: trace, from: actual.name)
      return ComparisonResult(
        expected.name, actual.name, comparison.divergence.map { .diverging($0) } ?? .conforming,
        usage: comparison.usage)
    }
  }
}
