import Estimators
import Synchronization

/// A stream of given batches that remembers which ones were consumed.
final class CountedBatches: BatchStream {
  private struct State {
    var position = 0
    var consumed: [Int] = []
  }

  private let batches: [Batch]
  private let state = Mutex(State())

  init(_ batches: [Batch]) { self.batches = batches }

  var consumed: [Int] { state.withLock { $0.consumed } }

  func next() -> Batch? {
    state.withLock { state in
      guard state.position < batches.count else { return nil }
      defer { state.position += 1 }
      return batches[state.position]
    }
  }

  func didConsume(batch index: Int) { state.withLock { $0.consumed.append(index) } }
}
