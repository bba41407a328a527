/// How often a periodic hook acts.
public enum Cadence: Sendable, Hashable {
  case steps(Int)
  /// Seconds.
  case seconds(Double)

  /// - Throws: `ValueError` unless exactly one is given.
  /// - Rules: `hook.timer.exclusive`
  init(steps: Int?, seconds: Double?, of hook: String) throws {
    switch (steps, seconds) {
    case (let steps?, nil): self = .steps(steps)
    case (nil, let seconds?): self = .seconds(seconds)
    default:
      throw EstimatorError(
        .valueError, "\(hook) needs exactly one of a number of steps and a number of seconds",
        rule: .hookTimerExclusive)
    }
  }
}

/// Stops training at a global step.
///
/// - Rules: `hook.stop-at-step.exclusive`, `hook.stop-at-step.compare`, `hook.stop-at-step.kept`
public final class StopAtStepHook {
  public let numSteps: Int?
  /// The global step to stop at. With `numSteps` it is set at the first session, and kept from then on.
  public var lastStep: Int?

  public init(numSteps: Int? = nil, lastStep: Int? = nil) throws {
    guard (numSteps == nil) != (lastStep == nil) else {
      throw EstimatorError(
        .valueError, "StopAtStepHook needs exactly one of numSteps and lastStep",
        argument: "numSteps", rule: .hookStopAtStepExclusive)
    }
    self.numSteps = numSteps
    self.lastStep = lastStep
  }
}

/// Writes checkpoints: one at the start of a session, then by cadence, and one at the end.
public final class CheckpointSaverHook {
  /// Where to write; checkpoints are named `model.ckpt-<step>`.
  public let checkpointDir: String
  public let cadence: Cadence
  /// Told of every save. An estimator adds its `savingListeners` here, each once, and they stay.
  public var listeners: [any CheckpointSaverListener]

  public init(
    checkpointDir: String, saveSecs: Double? = nil, saveSteps: Int? = nil,
    listeners: [any CheckpointSaverListener] = []
  ) throws {
    self.checkpointDir = checkpointDir
    cadence = try Cadence(steps: saveSteps, seconds: saveSecs, of: "CheckpointSaverHook")
    self.listeners = listeners
  }
}

/// Watches a loss for NaN.
public final class NanTensorHook {
  public let loss: TensorReference
  /// Whether NaN is an error, or only ends training.
  public let failOnNanLoss: Bool

  public init(_ loss: TensorReference, failOnNanLoss: Bool = true) {
    self.loss = loss
    self.failOnNanLoss = failOnNanLoss
  }
}

/// Logs tensors at the first run and then by cadence, counted in runs. Tags are in byte order.
public final class LoggingTensorHook {
  public package(set) var tensors: OrderedDictionary<String, TensorReference>
  public let cadence: Cadence?
  /// Whether to log once more at the end.
  public let atEnd: Bool

  public init(
    tensors: OrderedDictionary<String, TensorReference>, everyNIter: Int? = nil,
    everyNSecs: Double? = nil, atEnd: Bool = false
  ) throws {
    // hook.logging.order (HOOK-22)
    let sorted = tensors.sorted { ByteString($0.key) < ByteString($1.key) }
    self.tensors = OrderedDictionary(sorted.map { ($0.key, $0.value) })
    self.atEnd = atEnd
    if atEnd, everyNIter == nil, everyNSecs == nil {
      cadence = nil
    } else {
      cadence = try Cadence(steps: everyNIter, seconds: everyNSecs, of: "LoggingTensorHook")
    }
    if let everyNIter, everyNIter <= 0 {
      throw EstimatorError(
        .valueError, "everyNIter is \(everyNIter)", argument: "everyNIter",
        rule: .hookLoggingCadence, advice: "Give a positive number.")
    }
  }
}

/// Logs how many steps pass per second.
///
/// What it remembers stays from call to call, so that one hook in several calls measures on.
///
/// - Rules: `hook.step-counter`, `train.step.stuck`, `hook.reuse`
public final class StepCounterHook {
  public let cadence: Cadence
  /// The global step and the time, in seconds since 1970, from which it measures.
  public var measuredFrom: (step: Int, time: Double)?
  /// The global step before the last run.
  public var previousStep: Int?

  public init(everyNSteps: Int? = 100, everyNSecs: Double? = nil) throws {
    cadence = try Cadence(steps: everyNSteps, seconds: everyNSecs, of: "StepCounterHook")
  }
}
