package import Estimators
import Synchronization

/// A world of its own for one process: time, files, tasks, device and chance are all functions of
/// what it is made with.
///
/// Its main task is whoever made it. Call `exit()` when done with it: tasks that still wait are threads.
package final class SimulatedEnvironment: Environment {
  package let virtualClock: VirtualClock
  package let process = SimulatedProcess()
  package let simulatedFiles: SimulatedFileSystem
  package let simulatedTasks: SimulatedTasks
  package let simulatedDevice: SimulatedDevice
  package let recordingLog: RecordingLog
  private let stepSeconds: Double
  private let variables: [String: String]
  private let generator: Mutex<SplitMix64>

  /// - Parameters:
  ///   - start: The virtual time at the start, in seconds since 1970.
  ///   - stepSeconds: What each run of the device adds to it.
  ///   - seed: Of `randomBits()`.
  ///   - variables: The process environment.
  ///   - disk: What the process finds.
  ///   - filePlan: Which of its file operations go wrong.
  ///   - deviceFaults: Which of its runs go wrong.
  ///   - limit: How much one action may do.
  ///   - order: Which task goes first among several.
  package init(
    start: Double = 1_000_000_000, stepSeconds: Double = 1, seed: UInt64 = 0,
    variables: [String: String] = [:], disk: SimulatedDisk = SimulatedDisk(),
    filePlan: FilePlan = FilePlan(), deviceFaults: [DeviceFault] = [],
    limit: ActionLimit = .standard, order: TaskOrder = .inserted
  ) {
    let clock = VirtualClock(start: start)
    let tasks = SimulatedTasks(clock: clock, process: process, order: order)
    virtualClock = clock
    simulatedTasks = tasks
    simulatedFiles = SimulatedFileSystem(
      disk: disk, plan: filePlan, clock: clock, process: process, pass: { tasks.pass() })
    simulatedDevice = SimulatedDevice(
      stepSeconds: stepSeconds, faults: deviceFaults, limit: limit, clock: clock,
      process: process, pass: { tasks.pass() })
    recordingLog = RecordingLog(process: process)
    self.stepSeconds = stepSeconds
    self.variables = variables
    generator = Mutex(SplitMix64(seed: seed))
  }

  package var clock: any Clock { virtualClock }
  package var files: any FileSystem { simulatedFiles }
  package var tasks: any Tasks { simulatedTasks }
  package var device: any Device { simulatedDevice }
  package var log: any Log { recordingLog }
  package func variable(_ name: String) -> String? { variables[name] }
  package func randomBits() -> UInt64 { generator.withLock { $0.next() } }

  /// The power goes: from now on every call that can fail does.
  package func crash() { process.die(of: SimulatedCrash()) }

  /// Ends the process, if nothing has, and its tasks.
  ///
  /// - Returns: The names of the tasks that had not ended by themselves.
  @discardableResult
  package func exit() -> [String] {
    let unended = simulatedTasks.unended
    process.die(of: SimulatedExit())
    simulatedTasks.drain()
    return unended
  }

  /// The next process on the same machine, at the same time, after this one has ended.
  package func restarted(
    _ survival: Survival = .kept, filePlan: FilePlan = FilePlan(),
    deviceFaults: [DeviceFault] = [], order: TaskOrder = .inserted
  ) -> SimulatedEnvironment {
    exit()
    return SimulatedEnvironment(
      start: virtualClock.now(), stepSeconds: stepSeconds, seed: randomBits(),
      variables: variables, disk: simulatedFiles.disk.survivors(survival), filePlan: filePlan,
      deviceFaults: deviceFaults, order: order)
  }
}
