/// A failure that the contract describes, as a value.
public struct EstimatorError: Error, Sendable, Hashable {
  /// The kind, spelled as in Python and TensorFlow, without `Error` for TensorFlow's own.
  public struct Kind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    public static let valueError = Kind(rawValue: "ValueError")
    public static let typeError = Kind(rawValue: "TypeError")
    public static let runtimeError = Kind(rawValue: "RuntimeError")
    public static let attributeError = Kind(rawValue: "AttributeError")
    public static let keyError = Kind(rawValue: "KeyError")
    public static let indexError = Kind(rawValue: "IndexError")
    public static let keyboardInterrupt = Kind(rawValue: "KeyboardInterrupt")
    public static let stopIteration = Kind(rawValue: "StopIteration")
    public static let outOfRange = Kind(rawValue: "OutOfRange")
    public static let aborted = Kind(rawValue: "Aborted")
    public static let unavailable = Kind(rawValue: "Unavailable")
    public static let cancelled = Kind(rawValue: "Cancelled")
    public static let `internal` = Kind(rawValue: "Internal")
    public static let invalidArgument = Kind(rawValue: "InvalidArgument")
    public static let notFound = Kind(rawValue: "NotFound")
    public static let dataLoss = Kind(rawValue: "DataLoss")
    public static let resourceExhausted = Kind(rawValue: "ResourceExhausted")
    public static let failedPrecondition = Kind(rawValue: "FailedPrecondition")
    public static let unimplemented = Kind(rawValue: "Unimplemented")
    public static let unknown = Kind(rawValue: "Unknown")
    public static let nanLossDuringTraining = Kind(rawValue: "NanLossDuringTraining")

    /// End of input: a loop that meets one of these ends as if it were done.
    public var isEndOfInput: Bool { self == .outOfRange || self == .stopIteration }

    /// A lost session: it is made again from the last checkpoint, and the run is repeated.
    public var isRecoverable: Bool { self == .aborted || self == .unavailable }
  }

  public let kind: Kind
  /// What happened, and where.
  public let message: String
  /// The parameter to blame, if one is.
  public let argument: String?
  /// The rule that was broken, if the error enforces one.
  public let rule: Rule?
  /// What to do about it.
  public let advice: String?

  public init(
    _ kind: Kind, _ message: String, argument: String? = nil, rule: Rule? = nil,
    advice: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.argument = argument
    self.rule = rule
    self.advice = advice
  }
}

extension EstimatorError: CustomStringConvertible {
  public var description: String {
    ["\(kind): \(message)", advice].compactMap { $0 }.joined(separator: " ")
  }
}
