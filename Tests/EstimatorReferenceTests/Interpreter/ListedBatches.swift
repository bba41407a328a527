import Estimators
import Synchronization

/// Batches from a list, then the end; it remembers which were consumed.
final class ListedBatches: BatchStream {
  private let batches: [Batch]
  private let failure: EstimatorError?
  private let state = Mutex((next: 0, consumed: [Int]()))

  /// With `failure`, that is thrown instead of telling the end.
  init(_ batches: [Batch], failure: EstimatorError? = nil) {
    self.batches = batches
    self.failure = failure
  }

  var consumed: [Int] { state.withLock { $0.consumed } }

  func next() throws -> Batch? {
    let index = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    if index < batches.count { return batches[index] }
    if let failure { throw failure }
    return nil
  }

  func didConsume(batch index: Int) { state.withLock { $0.consumed.append(index) } }
}
