/// The outside world, as one door: clock, files, process environment, randomness, log, tasks, device,
/// and other programs.
///
/// Code that takes an `Environment` touches nothing else. `SystemEnvironment` is the real world; the
/// simulation is one in which time moves when told and files can be lost.
public protocol Environment: Sendable {
  var clock: any Clock { get }
  var files: any FileSystem { get }
  var log: any Log { get }
  var tasks: any Tasks { get }
  var device: any Device { get }
  var processes: any Processes { get }
  /// Variables of the process environment, such as `TF_CONFIG`.
  func variable(_ name: String) -> String?
  /// The next 64 random bits.
  func randomBits() -> UInt64
}

extension Environment {
  /// No other programs, unless a world says otherwise.
  public var processes: any Processes { NoProcesses() }
}

/// Tells the time.
public protocol Clock: Sendable {
  /// Seconds since 1970.
  func now() -> Double
}

/// Where graphs run. A real one can be lost; the simulated one can be told to be.
public protocol Device: Sendable {
  /// Called before each session is made, the first and those after a loss.
  ///
  /// - Throws: `EstimatorError`, of kind `Aborted` or `Unavailable` when the device is lost.
  func beginSession() throws
  /// Called before each run that hooks surround.
  ///
  /// - Throws: `EstimatorError`, of kind `Aborted` or `Unavailable` when the device was lost.
  func beginRun() throws
  /// Called after the run's work is done, before its results are handed out.
  func endRun() throws
}

extension Device {
  /// A session costs nothing, unless a device says otherwise.
  public func beginSession() throws {}
}
