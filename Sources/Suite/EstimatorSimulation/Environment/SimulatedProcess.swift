import Estimators
import Synchronization

/// The life of a simulated process: once something has ended it, everything it tries fails the same way.
package final class SimulatedProcess: Sendable {
  private let cause = Mutex<(any Error)?>(nil)

  package init() {}

  /// What ended it; `nil` while it lives.
  package var causeOfDeath: (any Error)? { cause.withLock { $0 } }

  package var isAlive: Bool { causeOfDeath == nil }

  /// Ends it. What came first stays the cause.
  package func die(of error: any Error) {
    cause.withLock { $0 = $0 ?? error }
  }

  /// - Throws: What ended the process.
  package func checkAlive() throws {
    if let causeOfDeath { throw causeOfDeath }
  }
}

/// The simulated machine lost its power. Nobody can go on from here: it is thrown again by every call.
package struct SimulatedCrash: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of the file operation at which it happened, if it did at one.
  package let operation: Int?

  package init(operation: Int? = nil) { self.operation = operation }

  package var description: String {
    operation.map { "crash at file operation \($0)" } ?? "crash"
  }
}

/// Every task waited for another one.
package struct SimulatedDeadlock: Error, Sendable, Hashable, CustomStringConvertible {
  /// Who waits, in the order in which the tasks were started, and what for.
  package let waiting: [String]

  package init(waiting: [String]) { self.waiting = waiting }

  package var description: String { "deadlock: " + waiting.joined(separator: "; ") }
}

/// An action went on and on.
package struct SimulatedEndlessness: Error, Sendable, Hashable, CustomStringConvertible {
  package let limit: ActionLimit

  package init(limit: ActionLimit) { self.limit = limit }

  package var description: String { "it does not end within \(limit)" }
}

/// The simulated process came to its end by itself.
package struct SimulatedExit: Error, Sendable, Hashable {
  package init() {}
}
