package import Estimators

/// A world that must not be touched: each door is a programming mistake when it is used.
///
/// The environment for tests of what should need none.
package struct UnavailableEnvironment: Environment {
  package init() {}

  package var clock: any Clock { NoClock() }
  package var files: any FileSystem { NoFiles() }
  package var log: any Log { NoLog() }
  package var tasks: any Tasks { NoTasks() }
  package var device: any Device { NoDevice() }
  package var processes: any Processes { NoProcesses() }
  package func variable(_ name: String) -> String? { touched("the variable \(name)") }
  package func randomBits() -> UInt64 { touched("randomness") }
}

private func touched(_ what: String) -> Never {
  preconditionFailure("this code was not expected to use \(what)")
}

private struct NoClock: Clock {
  func now() -> Double { touched("the clock") }
}

private struct NoDevice: Device {
  func beginSession() { touched("the device") }
  func beginRun() { touched("the device") }
  func endRun() { touched("the device") }
}

private struct NoLog: Log {
  func write(_ event: LogEvent) { touched("the log") }
  func occurrence(of key: LogEvent.Key) -> Int { touched("the log") }
}

private struct NoProcesses: Processes {
  func launch(_ command: [String]) -> any ChildProcess { touched("other programs") }
}

private struct NoTasks: Tasks {
  func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle {
    touched("tasks")
  }
  func makeChannel<Element: Sendable>(
    of type: Element.Type, capacity: Int
  ) -> any Channel<Element> { touched("channels") }
  func sleep(seconds: Double) { touched("sleep") }
  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) { touched("several cores") }
}

private struct NoFiles: FileSystem {
  func read(_ path: String) -> [UInt8] { touched("the file \(path)") }
  func write(_ bytes: [UInt8], to path: String) { touched("the file \(path)") }
  func sync(_ path: String) { touched("the file \(path)") }
  func rename(_ path: String, to newPath: String) { touched("the file \(path)") }
  func syncDirectory(_ path: String) { touched("the directory \(path)") }
  func remove(_ path: String) { touched("the file \(path)") }
  func list(_ path: String) -> [String] { touched("the directory \(path)") }
  func kind(of path: String) -> FileKind? { touched("the file \(path)") }
  func createDirectory(_ path: String) { touched("the directory \(path)") }
  func modificationTime(of path: String) -> Double { touched("the file \(path)") }
  func makeTemporaryDirectory() -> String { touched("a temporary directory") }
}
