/// When something periodic happens next, told ahead wherever that is possible.
///
/// - Rules: `hook.timer.steps`, `hook.timer.seconds`
struct DueTime {
  private let cadence: Cadence?
  private let engine: Engine
  private(set) var last: (step: Int, time: Double)?

  /// - Parameters:
  ///   - cadence: `nil` never happens.
  ///   - last: When it happened before, if it goes on from there.
  init(_ cadence: Cadence?, last: (step: Int, time: Double)? = nil, engine: Engine) {
    self.cadence = cadence
    self.last = last
    self.engine = engine
  }

  func isDue(at step: Int) -> Bool {
    guard let cadence else { return false }
    guard let last else { return true }
    // hook.timer.steps (HOOK-11): never twice at one step.
    guard step != last.step else { return false }
    switch cadence {
    case .steps(let interval): return step >= engine.policies.nextStep(last.step, interval)
    case .seconds(let interval):
      return engine.environment.clock.now() >= engine.policies.nextTime(last.time, interval)
    }
  }

  /// How many runs from `step` on surely end before it is due, when each adds `increment`.
  ///
  /// - Parameter lookingAhead: What is added to the step before a run to see whether the run matters: one
  ///   for most hooks of the contract, the true increment for the saver.
  func quietRuns(from step: Int, increment: Int?, lookingAhead: Int = 1) -> Int {
    guard let cadence else { return .max }
    guard case .steps(let interval) = cadence else { return last == nil ? 0 : .max }
    guard let last, let increment else { return 0 }
    let target = engine.policies.nextStep(last.step, interval)
    return Self.runs(from: step + lookingAhead, before: target, increment: increment)
  }

  /// How many increments pass before `step` is at least `target`.
  static func runs(from step: Int, before target: Int, increment: Int) -> Int {
    let (gap, isEndless) = target.subtractingReportingOverflow(step)
    if isEndless { return .max }
    if gap <= 0 { return 0 }
    return increment > 0 ? (gap - 1) / increment + 1 : .max
  }

  /// - Returns: What passed since the time before, if there was one.
  @discardableResult
  mutating func happened(at step: Int) -> (steps: Int, seconds: Double)? {
    let now = engine.environment.clock.now()
    let passed = last.map { (steps: step - $0.step, seconds: now - $0.time) }
    last = (step, now)
    return passed
  }
}

extension Int {
  /// The sum, or the largest number there is.
  func addingWithoutOverflow(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
