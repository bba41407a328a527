/// Concurrency: threads, queues between them, waiting, and work spread over cores.
///
/// Under simulation only the holder of the baton runs, and the baton changes hands only inside these calls,
/// and those of the clock, files and log.
public protocol Tasks: Sendable {
  /// Starts `body` as a task of its own.
  func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle

  /// A queue of at most `capacity` elements.
  func makeChannel<Element: Sendable>(of type: Element.Type, capacity: Int) -> any Channel<Element>

  /// Waits for so many seconds.
  func sleep(seconds: Double)

  /// Calls `body` for each piece, perhaps on several cores, and returns when all are done.
  ///
  /// How work is cut into pieces must not depend on how many run at once.
  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void)
}

public protocol TaskHandle: AnyObject, Sendable {
  /// Waits until the task has ended.
  func join()
}

/// A queue between tasks. First in, first out.
public protocol Channel<Element>: AnyObject, Sendable {
  associatedtype Element: Sendable

  /// Waits while the queue is full.
  ///
  /// - Returns: `false` when the channel was closed, and the element dropped.
  func send(_ element: Element) -> Bool

  /// Waits for an element; `nil` when the channel is closed and empty.
  func receive() -> Element?

  /// No more will be sent. Waiting tasks wake up.
  func close()
}
