import Synchronization

/// Lines from several tasks, in the order in which they were said.
final class Trace: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func say(_ line: String) { lines.withLock { $0.append(line) } }
}
