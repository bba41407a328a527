import Glibc

/// The real world: the only code that touches the real clock, files, threads, randomness and processes.
///
/// Make one per process and pass it on: what the contract keeps per process lives in it.
public struct SystemEnvironment: Environment {
  public let clock: any Clock
  public let files: any FileSystem
  public let log: any Log
  public let tasks: any Tasks
  public let device: any Device
  public let processes: any Processes

  /// - Parameters:
  ///   - threads: How many threads share the work of `forEachPiece`, the caller among them; `nil`
  ///     means as many as there are cores.
  ///   - sink: Takes each line of the log, without its line end; `nil` means standard error.
  public init(threads: Int? = nil, sink: (@Sendable (String) -> Void)? = nil) {
    clock = SystemClock()
    files = SystemFileSystem()
    log = SystemLog(sink: sink ?? writeToStandardError)
    tasks = SystemTasks(threads: threads ?? Self.coreCount)
    device = SystemDevice()
    processes = SystemProcesses()
  }

  /// The processor cores in use by the system, at least one.
  package static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  public func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  public func randomBits() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}

/// The clock on the wall.
struct SystemClock: Clock {
  func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The processor: it is never lost.
struct SystemDevice: Device {
  func beginRun() {}
  func endRun() {}
}
