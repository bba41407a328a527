import EstimatorConformance
import EstimatorSimulation

/// Many recordings, one after the other, each told in a line or more.
struct Recording {
  let console: Console
  let isCheck: Bool
  let recorder: GoldenRecorder

  private struct Tally {
    var identical = 0
    var withinTolerance = 0
    var new = 0
    var different = 0
    var failed = 0
    var unusable = 0
  }

  /// - Parameter unreadable: Why scenarios cannot be read that should have been among these. They stop
  ///   nobody else.
  /// - Returns: The worst of what happened.
  func perform(_ scenarios: [Scenario], unreadable: [String] = []) -> RunStatus {
    var tally = Tally()
    tally.unusable = unreadable.count
    for reason in unreadable { console.print(reason) }
    for (index, scenario) in scenarios.enumerated() {
      console.progress("\(index) of \(scenarios.count)  \(scenario.name)")
      let lines = record(scenario, &tally)
      console.endProgress()
      for line in lines { console.print(line) }
      if !console.isTerminal, (index + 1) % 50 == 0, index + 1 < scenarios.count {
        console.print("\(index + 1) of \(scenarios.count)")
      }
    }
    let status = status(of: tally)
    console.print(
      summary(of: tally, scenarios.count + unreadable.count), status == .conforming ? .green : .red)
    return status
  }

  private func record(_ scenario: Scenario, _ tally: inout Tally) -> [String] {
    do {
      let difference = try isCheck ? recorder.check(scenario) : recorder.record(scenario)
      return lines(of: difference, scenario.name, &tally)
    } catch let problem as GoldenProblem {
      tally.unusable += 1
      return ["\(scenario.name): \(problem)"]
    } catch {
      tally.failed += 1
      return ["\(scenario.name): \(error)"]
    }
  }

  private func lines(
    of difference: GoldenRecorder.Difference, _ name: String, _ tally: inout Tally
  ) -> [String] {
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

  private func summary(of tally: Tally, _ count: Int) -> String {
    let parts = [
      ("the same to the byte", tally.identical), ("within tolerance", tally.withinTolerance),
      ("new", tally.new), (isCheck ? "different" : "changed", tally.different),
      ("not usable", tally.unusable), ("not recorded", tally.failed),
    ]
    let told = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    return "\(count) scenarios: \(told)"
  }

  private func status(of tally: Tally) -> RunStatus {
    if tally.failed > 0 { return .failed }
    if tally.unusable > 0 { return .badInput }
    return isCheck && tally.different > 0 ? .diverging : .conforming
  }
}

/// An order drawn from a number: the same number, the same order.
struct Shuffle {
  let seed: UInt64

  func order<Element>(_ elements: [Element]) -> [Element] {
    var generator = SplitMix64(seed: seed)
    return elements.shuffled(using: &generator)
  }
}
