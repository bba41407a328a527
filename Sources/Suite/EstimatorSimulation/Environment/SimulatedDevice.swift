package import Estimators
import Synchronization

/// A failure of the device at one run.
package struct DeviceFault: Sendable, Hashable {
  package enum Moment: String, Sendable, Hashable {
    /// Nothing of the run happens.
    case before
    /// The run's work is done and its time has passed; only its results are lost.
    case after
  }

  /// The action in which it happens, from 0.
  package let action: Int
  /// The action's run at which it happens, from 0. Every attempt counts.
  package let run: Int
  package let error: EstimatorError.Kind
  package let moment: Moment

  package init(action: Int = 0, run: Int, _ error: EstimatorError.Kind, _ moment: Moment) {
    self.action = action
    self.run = run
    self.error = error
    self.moment = moment
  }
}

/// A device that takes virtual time for each run, and can be lost.
package final class SimulatedDevice: Device {
  private struct State {
    var action = 0
    /// Runs begun in this action.
    var runs = 0
  }

  /// Runs of one action; whoever wants more is taken never to end.
  package static let mostRuns = 10_000

  private let stepSeconds: Double
  private let faults: [DeviceFault]
  private let clock: VirtualClock
  private let process: SimulatedProcess
  private let pass: @Sendable () -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - stepSeconds: What the end of each run adds to the clock.
  ///   - pass: Called at the start of each call: a chance for others to run.
  package init(
    stepSeconds: Double = 1, faults: [DeviceFault] = [], clock: VirtualClock = VirtualClock(),
    process: SimulatedProcess = SimulatedProcess(), pass: @escaping @Sendable () -> Void = {}
  ) {
    self.stepSeconds = stepSeconds
    self.faults = faults
    self.clock = clock
    self.process = process
    self.pass = pass
  }

  /// Counts runs from 0 again, for action number `action`.
  package func beginAction(_ action: Int) {
    state.withLock { $0 = State(action: action) }
  }

  /// How many runs this action has begun.
  package var runs: Int { state.withLock { $0.runs } }

  package func beginRun() throws {
    pass()
    try process.checkAlive()
    let begun = state.withLock { state in
      state.runs += 1
      return state.runs
    }
    if begun > Self.mostRuns { process.die(of: SimulatedEndlessness(runs: Self.mostRuns)) }
    try process.checkAlive()
    try fail(.before)
  }

  package func endRun() throws {
    pass()
    try process.checkAlive()
    clock.advance(by: stepSeconds)
    try fail(.after)
  }

  private func fail(_ moment: DeviceFault.Moment) throws {
    let (action, run) = state.withLock { ($0.action, $0.runs - 1) }
    let fault = faults.first { $0.action == action && $0.run == run && $0.moment == moment }
    guard let fault else { return }
    throw EstimatorError(fault.error, "The device failed \(moment.rawValue) run \(run).")
  }
}
