/// Says when a periodic hook is due, from the moment at which it last was.
///
/// - Rules: `hook.timer.steps`, `hook.timer.seconds`
struct Timer {
  private let cadence: Cadence?
  private let clock: any Clock
  private let fires: @Sendable (Cadence, TimerMark?, TimerMark) -> Bool
  private(set) var last: TimerMark?

  /// - Parameters:
  ///   - cadence: `nil` is never due.
  ///   - last: When it fired before, if it goes on from there.
  init(
    _ cadence: Cadence?, last: TimerMark? = nil, environment: any Environment,
    decisions: Decisions
  ) {
    self.cadence = cadence
    self.last = last
    clock = environment.clock
    fires = decisions.fires
  }

  func isDue(at step: Int) -> Bool {
    guard let cadence else { return false }
    return fires(cadence, last, TimerMark(step: step, time: clock.now()))
  }

  /// Notes that it fired.
  ///
  /// - Returns: Seconds and steps since the time before, if there was one (HOOK-14).
  @discardableResult
  mutating func fire(at step: Int) -> (seconds: Double, steps: Int)? {
    let now = TimerMark(step: step, time: clock.now())
    defer { last = now }
    return last.map { (now.time - $0.time, now.step - $0.step) }
  }
}
