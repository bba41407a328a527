import Glibc
import Synchronization

/// Prints the line for people of each event, and counts for the life of the process.
final class SystemLog: Log {
  private let sink: @Sendable (String) -> Void
  private let counts = Mutex<[LogEvent.Key: Int]>([:])

  init(sink: @escaping @Sendable (String) -> Void) {
    self.sink = sink
  }

  func write(_ event: LogEvent) {
    switch event.level {
    case .info: sink(event.text)
    case .warning, .error: sink("\(event.level.rawValue): \(event.text)")
    }
  }

  func occurrence(of key: LogEvent.Key) -> Int {
    counts.withLock { counts in
      counts[key, default: 0] += 1
      return counts[key, default: 0]
    }
  }
}

/// Writes a line in one piece, so that lines of several threads do not mix. Failure is nobody's loss.
func writeToStandardError(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
