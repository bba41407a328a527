/// Something the contract says is logged.
public struct LogEvent: Sendable {
  public struct Key: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let finalLoss = Key(rawValue: "final_loss")
    public static let skippingTraining = Key(rawValue: "skipping_training")
    public static let noSteps = Key(rawValue: "no_steps")
    public static let stepNotIncreased = Key(rawValue: "step_not_increased")
    public static let noCheckpoint = Key(rawValue: "no_checkpoint")
    public static let checkpointUnusable = Key(rawValue: "checkpoint_unusable")
    public static let nanLoss = Key(rawValue: "nan_loss")
    public static let loggedTensors = Key(rawValue: "logged_tensors")
    public static let stepsPerSecond = Key(rawValue: "steps_per_second")
    public static let evaluationProgress = Key(rawValue: "evaluation_progress")
    public static let stopRequestedByListener = Key(rawValue: "stop_requested_by_listener")
  }

  public enum Level: String, Sendable { case info, warning, error }

  public let level: Level
  public let key: Key
  public let step: Int?
  /// The number of batches in all, for progress.
  public let total: Int?
  public let values: OrderedDictionary<String, Tensor>
  /// The line for people.
  public let text: String

  public init(
    _ level: Level, _ key: Key, step: Int? = nil, total: Int? = nil,
    values: OrderedDictionary<String, Tensor> = [:], _ text: String
  ) {
    self.level = level
    self.key = key
    self.step = step
    self.total = total
    self.values = values
    self.text = text
  }
}

/// Takes log events, and remembers what the contract limits per process.
public protocol Log: Sendable {
  func write(_ event: LogEvent)

  /// How often this was asked for `key` in the life of the process, this time included.
  func occurrence(of key: LogEvent.Key) -> Int
}
