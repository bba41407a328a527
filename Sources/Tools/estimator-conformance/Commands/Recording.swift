import EstimatorConformance
import EstimatorSimulation
import Synchronization

/// Many recordings, several at once, each told in a line or more.
///
/// What is told is the same, and in the same order, however many are made at once.
struct Recording {
  let console: Console
  let isCheck: Bool
  let recorder: GoldenRecorder
  let tasks: any Tasks

  /// - Parameter unreadable: Why scenarios cannot be read that should have been among these. They stop
  ///   nobody else.
  /// - Returns: The worst of what happened.
  func perform(_ scenarios: [Scenario], unreadable: [String] = []) -> RunStatus {
    for reason in unreadable { console.print(reason) }
    let account = Mutex(
      RecordingAccount(of: scenarios, unreadable.count, isCheck: isCheck, console: console))
    tasks.forEachPiece(count: scenarios.count) { index in
      let result = Result { try difference(of: scenarios[index]) }
      account.withLock { $0.enter(result, of: index) }
    }
    return account.withLock { $0.close() }
  }

  private func difference(of scenario: Scenario) throws -> GoldenRecorder.Difference {
    try isCheck ? recorder.check(scenario) : recorder.record(scenario)
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
