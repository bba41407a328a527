import Estimators
import Synchronization

/// A clock whose time moves when told.
package final class VirtualClock: Clock {
  private let time: Mutex<Double>

  package init(start: Double = 1_000_000_000) { time = Mutex(start) }

  package func now() -> Double { time.withLock { $0 } }

  package func advance(by seconds: Double) {
    precondition(seconds >= 0, "time does not go backwards")
    time.withLock { $0 += seconds }
  }

  /// Moves to `newTime`, unless it is past already.
  package func advance(to newTime: Double) {
    time.withLock { $0 = max($0, newTime) }
  }
}
