/// Reads batches on a task of its own, a few ahead of their use.
///
/// What was read and never used is dropped when the session ends: nobody counts it as consumed.
final class ReadAheadStream: BatchStream {
  /// What reading once came to.
  private enum Reading: Sendable {
    case batch(Batch)
    case end
    case failure(any Error)
  }

  /// Batches read ahead of the one in use.
  private static let depth = 2

  private let source: any BatchStream
  private let channel: any Channel<Reading>
  private let reader: any TaskHandle

  init(_ source: any BatchStream, tasks: any Tasks) {
    self.source = source
    let channel = tasks.makeChannel(of: Reading.self, capacity: Self.depth)
    self.channel = channel
    reader = tasks.spawn("input") {
      while case let reading = Self.read(source), channel.send(reading) {
        guard case .batch = reading else { break }
      }
      channel.close()
    }
  }

  func next() throws -> Batch? {
    switch channel.receive() {
    case .batch(let batch)?: return batch
    case .failure(let error)?: throw error
    case .end?, nil: return nil
    }
  }

  func didConsume(batch index: Int) { source.didConsume(batch: index) }

  deinit { channel.close() }

  /// Ends the reading task and waits for it.
  func close() {
    channel.close()
    reader.join()
  }

  private static func read(_ source: any BatchStream) -> Reading {
    do {
      return try source.next().map(Reading.batch) ?? .end
    } catch {
      return .failure(error)
    }
  }
}
