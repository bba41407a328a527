import EstimatorConformance

/// What came of recordings: they are entered as they end, and told in their order.
struct RecordingAccount {
  typealias Outcome = Result<GoldenRecorder.Difference, any Error>

  private struct Tally {
    var identical = 0
    var withinTolerance = 0
    var new = 0
    var different = 0
    var failed = 0
    var unusable = 0
  }

  private let scenarios: [Scenario]
  private let unreadable: Int
  private let isCheck: Bool
  private let console: Console
  private var tally = Tally()
  private var entered = 0
  private var told = 0
  /// Those that ended before one that comes before them.
  private var waiting: [Int: Outcome] = [:]

  /// - Parameter unreadable: How many scenarios there are beside these that cannot be read.
  init(of scenarios: [Scenario], _ unreadable: Int, isCheck: Bool, console: Console) {
    self.scenarios = scenarios
    self.unreadable = unreadable
    self.isCheck = isCheck
    self.console = console
    tally.unusable = unreadable
  }

  /// Takes what came of one, and tells all that now have nobody before them.
  mutating func enter(_ outcome: Outcome, of index: Int) {
    entered += 1
    waiting[index] = outcome
    console.endProgress()
    while let next = waiting.removeValue(forKey: told) {
      for line in lines(of: next, scenarios[told].name) { console.print(line) }
      told += 1
      if !console.isTerminal, told % 50 == 0, told < scenarios.count {
        console.print("\(told) of \(scenarios.count)")
      }
    }
    console.progress("\(entered) of \(scenarios.count)  \(scenarios[index].name)")
  }

  /// Tells the sums.
  ///
  /// - Returns: The worst of what happened.
  func close() -> RunStatus {
    console.endProgress()
    console.print(summary, status == .conforming ? .green : .red)
    return status
  }

  private mutating func lines(of outcome: Outcome, _ name: String) -> [String] {
    switch outcome {
    case .success(let difference): return lines(of: difference, name)
    case .failure(let problem as GoldenProblem):
      tally.unusable += 1
      return ["\(name): \(problem)"]
    case .failure(let error):
      tally.failed += 1
      return ["\(name): \(error)"]
    }
  }

  private mutating func lines(of difference: GoldenRecorder.Difference, _ name: String) -> [String]
  {
    switch difference {
    case .identical:
      tally.identical += 1
      return []
    case .new(let reason):
      tally.new += 1
      return ["\(name): recorded anew, the golden was \(reason)"]
    case .withinTolerance(let changes, let isElsewhere):
      tally.withinTolerance += 1
      let place = isElsewhere ? "recorded with other versions or on another machine, " : ""
      return ["\(name): \(place)\(changes.count) tensors differ within tolerance"]
        + shortened(changes.map { "  \($0)" })
    case .different(let divergence):
      tally.different += 1
      return "\(divergence)".split(separator: "\n").map(String.init)
    }
  }

  private func shortened(_ lines: [String]) -> [String] {
    lines.count <= 10 ? lines : lines.prefix(9) + ["  and \(lines.count - 9) more"]
  }

  private var summary: String {
    let parts = [
      ("the same to the byte", tally.identical), ("within tolerance", tally.withinTolerance),
      ("new", tally.new), (isCheck ? "different" : "changed", tally.different),
      ("not usable", tally.unusable), ("not recorded", tally.failed),
    ]
    let told = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    return "\(scenarios.count + unreadable) scenarios: \(told)"
  }

  private var status: RunStatus {
    if tally.failed > 0 { return .failed }
    if tally.unusable > 0 { return .badInput }
    return isCheck && tally.different > 0 ? .diverging : .conforming
  }
}
