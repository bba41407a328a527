/// A setting that knows whether it was given at all: `nil` given is not the same as not given.
public enum Given<Value: Sendable & Hashable>: Sendable, Hashable {
  case notGiven
  case given(Value?)
}

extension Given: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .given(nil) }
}

extension Given: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Value.IntegerLiteralType) {
    self = .given(Value(integerLiteral: value))
  }
}

extension Given: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Value.FloatLiteralType) {
    self = .given(Value(floatLiteral: value))
  }
}

/// How an estimator runs: where it keeps its files and how often it writes them.
public struct RunConfig: Sendable, Hashable {
  public let modelDir: String?
  public let tfRandomSeed: Int?
  /// Steps between summaries; `nil` or 0 writes none.
  public let saveSummarySteps: Int?
  /// Steps between checkpoints; `nil` or 0 does not count steps.
  public let saveCheckpointsSteps: Int?
  /// Seconds between checkpoints; `nil` or 0 does not count seconds.
  public let saveCheckpointsSecs: Double?
  /// Checkpoints to keep; `nil` or 0 keeps all files.
  public let keepCheckpointMax: Int?
  /// A checkpoint due for deletion is kept for good once in so many hours; with `nil`, as with 0, always
  /// when it was saved after the start of the call.
  public let keepCheckpointEveryNHours: Double?
  /// Steps between two log lines of the training loss; `nil` logs none.
  public let logStepCountSteps: Int?

  /// - Throws: `EstimatorError` with kind `ValueError`, naming the field.
  /// - Rules: `config.cadence.exclusive`, `config.cadence.default`, `config.fields.range`
  public init(
    modelDir: String? = nil, tfRandomSeed: Int? = nil, saveSummarySteps: Int? = 100,
    saveCheckpointsSteps: Given<Int> = .notGiven, saveCheckpointsSecs: Given<Double> = .notGiven,
    keepCheckpointMax: Int? = 5, keepCheckpointEveryNHours: Double? = 10_000,
    logStepCountSteps: Int? = 100
  ) throws {
    (self.saveCheckpointsSteps, self.saveCheckpointsSecs) = try Self.cadence(
      steps: saveCheckpointsSteps, secs: saveCheckpointsSecs)
    self.modelDir = modelDir
    self.tfRandomSeed = tfRandomSeed
    self.saveSummarySteps = saveSummarySteps
    self.keepCheckpointMax = keepCheckpointMax
    self.keepCheckpointEveryNHours = keepCheckpointEveryNHours
    self.logStepCountSteps = logStepCountSteps
    try validate()
  }

  /// config.cadence.exclusive (RUNCFG-10), config.cadence.default (RUNCFG-01, RUNCFG-11)
  private static func cadence(steps: Given<Int>, secs: Given<Double>) throws -> (Int?, Double?) {
    switch (steps, secs) {
    case (.notGiven, .notGiven): return (nil, 600)
    case (.given(let steps), .notGiven): return (steps, nil)
    case (.notGiven, .given(let secs)): return (nil, secs)
    case (.given(.some), .given(.some)):
      throw EstimatorError(
        .valueError, "saveCheckpointsSteps and saveCheckpointsSecs are both given",
        argument: "saveCheckpointsSteps", rule: .configCadenceExclusive, advice: "Give one of them."
      )
    case (.given(let steps), .given(let secs)): return (steps, secs)
    }
  }
}
