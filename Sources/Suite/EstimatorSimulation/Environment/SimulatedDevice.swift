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

/// How many runs and sessions one action may begin; whoever wants more is taken never to end.
///
/// The bound is not on time: what never ends is cut off at the same place everywhere.
package struct ActionLimit: Sendable, Hashable, CustomStringConvertible {
  package let runs: Int
  package let sessions: Int
  /// How often more is refused, as a device may, before the process dies of it. What recovers from
  /// nothing ends then with an error that can be recorded.
  package let refusals: Int

  package init(runs: Int, sessions: Int, refusals: Int = 0) {
    self.runs = runs
    self.sessions = sessions
    self.refusals = refusals
  }

  /// More than any scenario takes.
  package static let standard = ActionLimit(runs: 10_000, sessions: 1_000)

  package var description: String { "\(runs) runs and \(sessions) sessions" }
}

/// A device that takes virtual time for each run, and can be lost.
package final class SimulatedDevice: Device {
  private struct State {
    var action = 0
    /// Runs begun in this action.
    var runs = 0
    /// Sessions made in this action.
    var sessions = 0
    /// Runs and sessions refused in this action.
    var refusals = 0
  }

  private let stepSeconds: Double
  private let faults: [DeviceFault]
  private let limit: ActionLimit
  private let clock: VirtualClock
  private let process: SimulatedProcess
  private let pass: @Sendable () -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - stepSeconds: What the end of each run adds to the clock.
  ///   - limit: How much one action may do.
  ///   - pass: Called at the start of each call: a chance for others to run.
  package init(
    stepSeconds: Double = 1, faults: [DeviceFault] = [], limit: ActionLimit = .standard,
    clock: VirtualClock = VirtualClock(), process: SimulatedProcess = SimulatedProcess(),
    pass: @escaping @Sendable () -> Void = {}
  ) {
    self.stepSeconds = stepSeconds
    self.faults = faults
    self.limit = limit
    self.clock = clock
    self.process = process
    self.pass = pass
  }

  /// Counts runs and sessions from 0 again, for action number `action`.
  package func beginAction(_ action: Int) {
    state.withLock { $0 = State(action: action) }
  }

  /// How many runs this action has begun.
  package var runs: Int { state.withLock { $0.runs } }

  package func beginSession() throws { try begin { $0.sessions += 1 } }

  package func beginRun() throws {
    try begin { $0.runs += 1 }
    try fail(.before)
  }

  package func endRun() throws {
    pass()
    try process.checkAlive()
    clock.advance(by: stepSeconds)
    try fail(.after)
  }

  /// Sessions are counted too: a loop that only ever recovers makes nothing else.
  private func begin(_ count: (inout State) -> Void) throws {
    pass()
    try process.checkAlive()
    let refusals = state.withLock { state in
      count(&state)
      if state.runs > limit.runs || state.sessions > limit.sessions { state.refusals += 1 }
      return state.refusals
    }
    if refusals == 0 { return }
    if refusals > limit.refusals { process.die(of: SimulatedEndlessness(limit: limit)) }
    try process.checkAlive()
    throw EstimatorError(.init(rawValue: "DeadlineExceeded"), "There were \(limit).")
  }

  private func fail(_ moment: DeviceFault.Moment) throws {
    let (action, run) = state.withLock { ($0.action, $0.runs - 1) }
    let fault = faults.first { $0.action == action && $0.run == run && $0.moment == moment }
    guard let fault else { return }
    throw EstimatorError(fault.error, "The device failed \(moment.rawValue) run \(run).")
  }
}
