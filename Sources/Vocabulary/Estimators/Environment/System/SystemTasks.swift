import Dispatch

/// Real threads.
final class SystemTasks: Tasks {
  private let pool: ThreadPool

  /// - Parameter threads: How many threads share the pieces of `forEachPiece`, the caller among them.
  init(threads: Int) {
    precondition(threads > 0, "work needs at least one thread")
    pool = ThreadPool(helpers: threads - 1)
  }

  deinit { pool.stop() }

  func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle {
    let handle = SystemTaskHandle()
    startThread {
      body()
      handle.ended.open()
    }
    return handle
  }

  func makeChannel<Element: Sendable>(
    of type: Element.Type, capacity: Int
  ) -> any Channel<Element> {
    SystemChannel<Element>(capacity: capacity)
  }

  func sleep(seconds: Double) {
    guard seconds > 0 else { return }
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + seconds)
  }

  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) {
    pool.forEachPiece(count: count, body)
  }
}

private final class SystemTaskHandle: TaskHandle {
  let ended = Gate()
  func join() { ended.wait() }
}
