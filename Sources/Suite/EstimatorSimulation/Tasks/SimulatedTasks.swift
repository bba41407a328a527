package import Estimators
import Synchronization

/// Tasks of which one at a time runs, each on a thread of its own, in an order that is always the same.
///
/// Whoever calls in lets others go first whose turn it is. When no task could ever run again, the
/// process ends with `SimulatedDeadlock`, and every wait returns. After the end of the process
/// channels are as if closed, and sleeping takes no time.
package final class SimulatedTasks: Tasks {
  private let baton: Baton
  private let channelCount = Atomic(0)

  package init(
    clock: VirtualClock = VirtualClock(), process: SimulatedProcess = SimulatedProcess(),
    order: TaskOrder = .inserted
  ) {
    baton = Baton(clock: clock, process: process, order: order)
  }

  /// Lets others run whose turn it is.
  package func pass() { baton.pass() }

  /// The names of the tasks that have not ended, in the order in which they were started.
  package var unended: [String] { baton.unended }

  /// Lets the tasks of a process that has ended run to their ends. For the main task to call.
  package func drain() { baton.drain() }

  package func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle {
    SimulatedTaskHandle(task: baton.start(name, body), baton: baton)
  }

  package func makeChannel<Element: Sendable>(
    of type: Element.Type, capacity: Int
  ) -> any Channel<Element> {
    let number = channelCount.add(1, ordering: .relaxed).oldValue
    return SimulatedChannel<Element>(number: number, capacity: capacity, baton: baton)
  }

  package func sleep(seconds: Double) {
    baton.sleep(seconds: seconds > 0 ? seconds : 0)
  }

  /// In order, on this thread.
  package func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) {
    for piece in 0..<max(0, count) { body(piece) }
  }
}

private final class SimulatedTaskHandle: TaskHandle {
  let task: Int
  let baton: Baton

  init(task: Int, baton: Baton) {
    self.task = task
    self.baton = baton
  }

  func join() {
    baton.pass()
    while !baton.hasEnded(task) { baton.wait(for: .end(task: task)) }
  }
}
