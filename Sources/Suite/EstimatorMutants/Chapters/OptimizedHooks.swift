import EstimatorOptimized

// Built-in hooks and when they are due.
extension Mutant {
  static let optimizedHooks: [Mutant] = [
    .optimized(
      "arrives-beyond", "training stops only beyond the goal", breaking: .hookStopAtStepCompare
    ) { $0.hasArrived = { step, goal in step > goal } },
    .optimized(
      "goal-found-again", "a StopAtStepHook that is used again counts anew",
      breaking: .hookStopAtStepKept
    ) { $0.findsGoal = { _ in true } },
    .optimized(
      "log-late", "a line of log comes one run after it is due", breaking: .hookLoggingCadence
    ) { $0.nextStep = { last, interval in last + interval + 1 } },
    .optimized(
      "log-seconds-late", "a timer of seconds is half a second late", breaking: .hookTimerSeconds
    ) { $0.nextTime = { last, interval in last + interval + 0.5 } },
    .optimized(
      "listener-not-obeyed", "a listener that asks to stop is not heeded", breaking: .listenerStop
    ) { $0.obeys = { $0 != .listener } },
    .optimized(
      "arrives-only-exactly", "training stops only exactly at the goal",
      breaking: .hookStopAtStepPassed
    ) { $0.hasArrived = { step, goal in step == goal } },
    .optimized(
      "nan-request-unseen", "a NaN loss that should end training goes by unseen",
      breaking: .hookNanStop
    ) { $0.isBroken = { _ in false } },
    .optimized(
      "nan-first", "the loss is looked at before any other hook",
      breaking: .hookNanOrder
    ) { $0.seating = { [.nan] + $0.filter { $0 != .nan } } },
    .optimized(
      "timer-exceeded", "a timer of steps waits until more than they have passed",
      breaking: .hookTimerSteps
    ) { $0.nextStep = { last, interval in last + interval + 1 } },
  ]
}
