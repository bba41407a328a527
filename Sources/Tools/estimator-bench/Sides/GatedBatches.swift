import Estimators
import Synchronization

/// Batches for ever, handed out only while the gate is open, with the time at which each was consumed.
///
/// Consumption is reported once per whole estimator step, so that the differences are what steps take.
final class GatedBatches: BatchStream {
  private struct State {
    var isOpen = false
    var isEnded = false
    var handedOut = 0
    var consumed: [Double] = []
    var consumedCount = 0
  }

  private let batches: [Batch]
  private let environment: any Environment
  private let state = Mutex(State())

  init(_ batches: [Batch], environment: any Environment) {
    self.batches = batches
    self.environment = environment
  }

  func next() -> Batch? {
    while true {
      let number: Int?? = state.withLock { state in
        if state.isEnded { return .some(nil) }
        guard state.isOpen else { return nil }
        state.handedOut += 1
        return .some(state.handedOut - 1)
      }
      if let number { return number.map { batches[$0 % batches.count] } }
      environment.tasks.sleep(seconds: 0.0005)
    }
  }

  func didConsume(batch index: Int) {
    let now = environment.clock.now()
    state.withLock { state in
      state.consumed.append(now)
      state.consumedCount += 1
    }
  }

  /// Opens the gate for so long, and waits until what was handed out is consumed.
  ///
  /// - Parameter isAlive: Whether somebody still works.
  /// - Returns: Milliseconds between consumptions; the first, which includes the waking up, is left out.
  func slice(seconds: Double, while isAlive: () -> Bool) -> [Double] {
    state.withLock { state in
      state.consumed = []
      state.isOpen = true
    }
    let end = environment.clock.now() + seconds
    // At least two steps, however long they take.
    while isAlive(), environment.clock.now() < end || state.withLock({ $0.consumed.count < 3 }) {
      environment.tasks.sleep(seconds: 0.001)
    }
    state.withLock { $0.isOpen = false }
    while isAlive(), state.withLock({ $0.consumedCount < $0.handedOut }) {
      environment.tasks.sleep(seconds: 0.0005)
    }
    let times = state.withLock(\.consumed)
    return zip(times.dropFirst(), times).map { ($0 - $1) * 1000 }
  }

  /// Opens the gate for good.
  func open() { state.withLock { $0.isOpen = true } }

  func end() { state.withLock { $0.isEnded = true } }
}
