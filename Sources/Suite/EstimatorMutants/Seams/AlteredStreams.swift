import Synchronization

/// Batches of another stream, in which one is dropped or handed out again.
///
/// It says truly which batches were consumed.
final class AlteredStream: BatchStream {
  enum Fault: Sendable { case dropped, repeated }

  private struct State {
    /// How many batches were handed out.
    var count = 0
    var last: Batch?
  }

  private let source: any BatchStream
  private let fault: Fault
  private let place: Int
  private let state = Mutex(State())

  /// - Parameter place: Which batch is dropped or repeated.
  init(_ source: any BatchStream, _ fault: Fault, _ place: Int) {
    self.source = source
    self.fault = fault
    self.place = place
  }

  func next() throws -> Batch? {
    let (count, last) = state.withLock { ($0.count, $0.last) }
    if fault == .dropped, count == place { _ = try source.next() }
    let again = fault == .repeated && count == place + 1
    let batch = again ? last : try source.next()
    state.withLock { $0 = State(count: count + 1, last: batch) }
    return batch
  }

  func didConsume(batch index: Int) {
    switch fault {
    case .dropped: source.didConsume(batch: index < place ? index : index + 1)
    case .repeated: source.didConsume(batch: index <= place ? index : index - 1)
    }
  }
}

/// Hands the first stream that it gets to every session after, as far as it was read.
final class KeptStream: Sendable {
  private let first = Mutex<ContinuedStream?>(nil)

  func stream(_ new: any BatchStream) -> any BatchStream {
    first.withLock { kept in
      if let kept { return kept }
      let made = ContinuedStream(new)
      kept = made
      return made
    }
  }
}

/// A stream that counts what was consumed of it over all sessions.
private final class ContinuedStream: BatchStream {
  private let source: any BatchStream
  private let consumed = Mutex(0)

  init(_ source: any BatchStream) { self.source = source }

  func next() throws -> Batch? { try source.next() }

  func didConsume(batch index: Int) {
    let count = consumed.withLock { count in
      defer { count += 1 }
      return count
    }
    source.didConsume(batch: count)
  }
}

/// Whether the input has ended, as seen by several decisions of one backend.
final class EndOfInput: Sendable {
  private let seen = Mutex(false)

  var wasSeen: Bool { seen.withLock { $0 } }

  /// Notes an error, if it is an end of input.
  func note(_ kind: EstimatorError.Kind) { if kind.isEndOfInput { seen.withLock { $0 = true } } }
}
