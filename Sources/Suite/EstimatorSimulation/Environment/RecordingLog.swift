package import Estimators
import Synchronization

/// Keeps what was logged, in order.
package final class RecordingLog: Log {
  private struct State {
    var events: [LogEvent] = []
    var counts: [LogEvent.Key: Int] = [:]
  }

  private let process: SimulatedProcess
  private let state = Mutex(State())

  package init(process: SimulatedProcess = SimulatedProcess()) { self.process = process }

  package var events: [LogEvent] { state.withLock { $0.events } }

  /// The dead do not talk: after the end of the process nothing is kept.
  package func write(_ event: LogEvent) {
    guard process.isAlive else { return }
    state.withLock { $0.events.append(event) }
  }

  package func occurrence(of key: LogEvent.Key) -> Int {
    state.withLock { state in
      state.counts[key, default: 0] += 1
      return state.counts[key, default: 0]
    }
  }
}
