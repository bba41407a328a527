/// The choices of the life-cycle that rules fix, each replaceable on its own.
package struct Policies: Sendable {
  /// Where a call to train ends, from where it starts.
  package var goal: @Sendable (_ start: Int, _ numSteps: Int) -> Int = {
    $0.addingWithoutOverflow($1)
  }

  /// What ends a call that names the step to come to (`train.max-steps.absolute`).
  package var goalOfMaxSteps: @Sendable (_ maxSteps: Int) throws -> StopAtStepHook = {
    try StopAtStepHook(lastStep: $0)
  }

  /// Whether a session works the goal out, given the one there is (`hook.stop-at-step.kept`,
  /// `session.recovery.limit`).
  package var findsGoal: @Sendable (_ present: Int?) -> Bool = { $0 == nil }

  /// How many runs follow one another unattended, of those that are known to be quiet.
  package var stretch: @Sendable (_ quietRuns: Int) -> Int = { $0 }

  /// Whether participants look at what came of a quiet run (`train.nan.error`,
  /// `checkpoint.cadence.seconds`).
  package var watchesQuietRuns: @Sendable () -> Bool = { true }

  /// The loss to report, from the one so far and the latest (`train.loss.final`).
  package var lossToReport: @Sendable (_ soFar: Tensor?, _ latest: Tensor) -> Tensor = { $1 }

  /// Whether it is said that no step will be made (`train.no-steps.warned`).
  package var tellsOfNoSteps: @Sendable () -> Bool = { true }

  /// Whether a model function sees labels (`predict.labels.absent`).
  package var showsLabels: @Sendable (_ mode: ModeKeys) -> Bool = { $0 != .predict }

  /// Whether the model needs no more training (`train.max-steps.reached`).
  package var isTrained: @Sendable (_ step: Int, _ maxSteps: Int) -> Bool = { $0 >= $1 }

  /// Whether a step has come to the goal (`hook.stop-at-step.compare`).
  package var hasArrived: @Sendable (_ step: Int, _ goal: Int) -> Bool = { $0 >= $1 }

  /// The step at which something that happens every so many steps happens next
  /// (`hook.timer.steps`, `checkpoint.cadence.steps`): counted from the last time.
  package var nextStep: @Sendable (_ last: Int, _ interval: Int) -> Int = {
    $0.addingWithoutOverflow($1)
  }

  /// The time at which something that happens every so many seconds is due
  /// (`hook.timer.seconds`, `checkpoint.cadence.seconds`).
  package var nextTime: @Sendable (_ last: Double, _ interval: Double) -> Double = { $0 + $1 }

  /// Whether a new session saves before its first run (`checkpoint.initial`,
  /// `checkpoint.initial.resumed`).
  package var savesFirst: @Sendable (_ resumed: Bool) -> Bool = { _ in true }

  /// Whether the next save is worked out before this one is done (`checkpoint.timer-first`).
  package var marksBeforeSaving: @Sendable () -> Bool = { true }

  /// Whether the end saves, when the timer last fired at `fired` (`checkpoint.final`,
  /// `checkpoint.final.unmoved`).
  package var savesLast: @Sendable (_ step: Int, _ fired: Int?) -> Bool = { $0 != $1 }

  /// How many checkpoints may stay, `nil` being all (`checkpoint.retention.all`).
  package var capacity: @Sendable (_ setting: Int?) -> Int? = { $0 == 0 ? nil : $0 }

  /// Whether a listed checkpoint counts after a resume (`checkpoint.retention.resumed`).
  package var adopts: @Sendable (_ prefix: String) -> Bool = { _ in true }

  /// Whether a checkpoint that should go stays for good (`checkpoint.retention.hours`).
  package var protects: @Sendable (_ savedAt: Double, _ from: Double) -> Bool = { $0 > $1 }

  /// Whether a variable is set from the checkpoint in a call's n-th session (`checkpoint.resume`,
  /// `session.recovery.restore`).
  package var restores: @Sendable (_ variable: String, _ session: Int) -> Bool = { _, _ in true }

  /// How many to drop of so many kept (`checkpoint.retention`).
  package var overflow: @Sendable (_ count: Int, _ limit: Int) -> Int = { count, limit in
    min(max(count - limit, 0), 1)
  }

  /// What the state file lists after a save (`checkpoint.state`).
  package var stateEntries:
    @Sendable (_ dropped: [String], _ kept: [String], _ newest: String) -> [String] = {
      _, kept, newest in
      kept.last == newest ? kept : kept + [newest]
    }

  /// The order of training's participants (`session.hooks.order`).
  package var seating: @Sendable ([Seat]) -> [Seat] = { $0.sorted { $0.rawValue < $1.rawValue } }

  /// Who is called before whom, by places (`session.run.order`, `session.end.normal`).
  package var turns: @Sendable (_ moment: Moment, _ count: Int) -> [Int] = { Array(0..<$1) }

  /// Whether somebody's request ends the loop (`session.stop.coordinator`, `listener.stop`).
  package var obeys: @Sendable (_ who: Requester) -> Bool = { _ in true }

  /// How the loop takes an error (`session.end.of-input`, `session.end.error`, `session.recovery`).
  package var outcome: @Sendable (_ kind: EstimatorError.Kind) -> Outcome = { kind in
    switch kind {
    case .outOfRange, .stopIteration: .ends
    case .aborted, .unavailable: .startsOver
    default: .fails
    }
  }

  /// Whether a loss ends training (`train.nan.error`).
  package var isBroken: @Sendable (_ loss: Float) -> Bool = { $0 != $0 }

  /// What one batch adds to the count under the mean loss (`evaluate.loss.batch-mean`).
  package var batchWeight: @Sendable (_ rows: Int) -> Float = { _ in 1 }

  /// Whether progress is reported after this batch (`evaluate.progress`).
  package var showsProgress: @Sendable (_ done: Int, _ total: Int) -> Bool = { done, total in
    let stride = total < 20 ? 1 : total / 10
    return done == total || done.isMultiple(of: stride)
  }

  /// How far input is read ahead, and what becomes of it (`train.input.consumed`).
  package var readAhead: @Sendable (any BatchStream) -> any BatchStream = { $0 }

  /// What is answered to those who evaluate, predict and look into checkpoints.
  package var answers = AnswerPolicies()

  package init() {}
}

/// What an error does to a loop.
package enum Outcome: Sendable { case ends, startsOver, fails }

/// The places at which hooks sit around a training run, in their order.
package enum Seat: Int, Sendable, CaseIterable {
  case defaultSaver, chief, stepCounter, caller, stop, nan, logging, training
}

/// When participants are called.
package enum Moment: Sendable { case begin, sessionStarted, willRun, didRun, finish }

/// Who may ask for the loop to end.
package enum Requester: Sendable { case run, coordinator, listener }
