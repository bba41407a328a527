/// Does pieces of work one after the other on a task of its own.
///
/// The task exists from the first piece of work to `close()`.
final class BackgroundWriter {
  typealias Work = @Sendable () throws -> Void

  private let tasks: any Tasks
  private var running:
    (work: any Channel<Work>, results: any Channel<Result<Void, any Error>>, task: any TaskHandle)?
  private var outstanding = 0

  init(tasks: any Tasks) { self.tasks = tasks }

  deinit { running?.work.close() }

  /// Hands over work; waits while the piece before it is not done.
  ///
  /// - Throws: The error of an earlier piece. Then this one is not begun.
  func submit(_ work: @escaping Work) throws {
    try flush()
    let channels = running ?? start()
    running = channels
    guard channels.work.send(work) else { throw Self.endedEarly }
    outstanding += 1
  }

  /// Waits until all work is done.
  func flush() throws {
    while outstanding > 0 {
      outstanding -= 1
      guard let result = running?.results.receive() else { throw Self.endedEarly }
      try result.get()
    }
  }

  /// Only a process that is being ended takes the task away; nothing may then count as written.
  private static let endedEarly = EstimatorError(
    .cancelled, "the task that writes checkpoints ended before its work was done")

  func close() throws {
    defer {
      running?.work.close()
      running?.task.join()
      running = nil
    }
    try flush()
  }

  private func start() -> (
    work: any Channel<Work>, results: any Channel<Result<Void, any Error>>, task: any TaskHandle
  ) {
    let work = tasks.makeChannel(of: Work.self, capacity: 1)
    let results = tasks.makeChannel(of: Result<Void, any Error>.self, capacity: 1)
    let task = tasks.spawn("checkpoints") {
      while let piece = work.receive() {
        guard results.send(Result { try piece() }) else { break }
      }
    }
    return (work, results, task)
  }
}
