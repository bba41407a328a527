import EstimatorReference

// Built-in hooks and their timers.
extension Mutant {
  static let referenceHooks: [Mutant] = [
    .reference(
      "stop-beyond", "training stops only beyond the limit", breaking: .hookStopAtStepCompare
    ) { $0.stops = { step, lastStep in step > lastStep } },
    .reference(
      "limit-set-again", "a StopAtStepHook that is used again counts anew",
      breaking: .hookStopAtStepKept
    ) { $0.setsLimit = { _ in true } },
    .reference(
      "first-log-late", "the first line of log comes at the second run",
      breaking: .hookLoggingCadence
    ) { decisions in
      let right = decisions.fires
      decisions.fires = { cadence, last, now in
        last == nil ? now.step > 0 : right(cadence, last, now)
      }
    },
    .reference(
      "seconds-exceeded", "a timer of seconds waits until more than they have passed",
      breaking: .hookTimerSeconds
    ) { decisions in
      decisions.fires = Timers.changed { cadence, last, now in
        if case .seconds(let seconds) = cadence { now.time > last.time + seconds } else { nil }
      }
    },
    .reference(
      "rate-late", "the rate is logged one step after it is due", breaking: .hookStepCounter
    ) { decisions in
      decisions.fires = Timers.changed { cadence, last, now in
        if case .steps(let count) = cadence { now.step > last.step + count } else { nil }
      }
    },
    .reference(
      "rate-inverted", "seconds per step are logged as steps per second",
      breaking: .hookStepCounter
    ) { $0.rate = { steps, seconds in seconds / Double(steps) } },
    .reference(
      "stop-only-exactly", "training stops only exactly at the limit",
      breaking: .hookStopAtStepPassed
    ) { $0.stops = { step, lastStep in step == lastStep } },
    .reference(
      "nan-request-unseen", "a NaN loss that should end training goes by unseen",
      breaking: .hookNanStop
    ) { $0.isNaN = { _ in false } },
    .reference(
      "nan-of-a-fetch-unseen", "a NanTensorHook finds nothing",
      breaking: .hookNanFail
    ) { $0.isNaN = { _ in false } },
    .reference(
      "timer-exceeded", "a timer of steps waits until more than they have passed",
      breaking: .hookTimerSteps
    ) { decisions in
      decisions.fires = Timers.changed { cadence, last, now in
        if case .steps(let count) = cadence { now.step > last.step + count } else { nil }
      }
    },
  ]
}
