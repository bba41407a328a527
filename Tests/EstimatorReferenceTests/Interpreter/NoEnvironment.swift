import Estimators

/// An outside world that nobody may touch: the interpreter only computes.
struct NoEnvironment: Environment {
  var clock: any Clock { preconditionFailure("The interpreter asked for the time") }
  var files: any FileSystem { preconditionFailure("The interpreter asked for files") }
  var log: any Log { preconditionFailure("The interpreter asked for the log") }
  var tasks: any Tasks { preconditionFailure("The interpreter asked for tasks") }
  var device: any Device { preconditionFailure("The interpreter asked for the device") }
  func variable(_ name: String) -> String? {
    preconditionFailure("The interpreter asked for \(name)")
  }
  func randomBits() -> UInt64 { preconditionFailure("The interpreter asked for random bits") }
}
