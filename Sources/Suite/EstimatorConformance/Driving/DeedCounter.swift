internal import EstimatorSimulation

/// Counts the calls of each callback within an action, and does what the scenario plans for them.
final class DeedCounter {
  private let deeds: [Deed]
  private let recorder: EventRecorder
  private let clock: VirtualClock
  private var action = -1
  private var calls: [String: Int] = [:]

  init(_ deeds: [Deed], recorder: EventRecorder, clock: VirtualClock) {
    self.deeds = deeds
    self.recorder = recorder
    self.clock = clock
  }

  /// - Returns: Whether to request a stop.
  /// - Throws: What is planned to be raised.
  func perform(_ callback: String, step: Int?, requestStop: () -> Void = {}) throws {
    if action != recorder.action {
      action = recorder.action
      calls = [:]
    }
    let run = calls[callback, default: 0]
    calls[callback] = run + 1
    for deed in deeds where applies(deed, callback, run, step) {
      switch deed.effect {
      case .stop: requestStop()
      case .advanceClock(let seconds): clock.advance(by: seconds)
      case .raise(let kind): throw EstimatorError(kind, "planned by the scenario")
      }
    }
  }

  private func applies(_ deed: Deed, _ callback: String, _ run: Int, _ step: Int?) -> Bool {
    deed.callback == callback
      && (deed.action == nil || deed.action == action)
      && (deed.run == nil || deed.run == run)
      && (deed.step == nil || deed.step == step)
  }
}
