import Synchronization

/// A backend whose device gives up after so many runs, so that what never stops is cut off.
///
/// The bound is on runs and not on time: the same mutant is cut off at the same place everywhere.
package struct BoundedBackend: EstimatorBackend {
  private let base: any EstimatorBackend
  private let runs: Int

  package var name: String { base.name }

  package init(_ base: any EstimatorBackend, runs: Int) {
    self.base = base
    self.runs = runs
  }

  package func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    let device = BoundedDevice(environment.device, runs: runs)
    return try base.makeEstimator(
      modelFn: modelFn, modelDir: modelDir, config: config,
      environment: BoundedEnvironment(base: environment, device: device))
  }
}

/// A backend went on although every run was refused.
struct Endless: Error, CustomStringConvertible {
  let description = "it does not end"
}

/// First it fails as a device may, which ends any call that does not recover; then as none may.
private final class BoundedDevice: Device {
  private let base: any Device
  private let runs: Int
  private let begun = Mutex(0)

  init(_ base: any Device, runs: Int) {
    self.base = base
    self.runs = runs
  }

  func beginRun() throws {
    let count = begun.withLock { count in
      count += 1
      return count
    }
    if count > 2 * runs { throw Endless() }
    if count > runs {
      throw EstimatorError(.init(rawValue: "DeadlineExceeded"), "there were \(runs) runs")
    }
    try base.beginRun()
  }

  func endRun() throws { try base.endRun() }
}

private struct BoundedEnvironment: Environment {
  let base: any Environment
  let device: any Device

  var clock: any Clock { base.clock }
  var files: any FileSystem { base.files }
  var log: any Log { base.log }
  var tasks: any Tasks { base.tasks }
  var processes: any Processes { base.processes }
  func variable(_ name: String) -> String? { base.variable(name) }
  func randomBits() -> UInt64 { base.randomBits() }
}
