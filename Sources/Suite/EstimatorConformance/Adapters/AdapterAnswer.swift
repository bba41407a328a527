/// The answer to `run`.
enum AdapterAnswer: Sendable {
  case trace([RawEvent])
  /// The program does not implement this.
  case unsupported(String)
  /// The types of the program's language do not take an argument.
  case notExpressible(String)
  /// The program itself broke.
  case failed(String)

  /// - Throws: `FormatError` unless the answer has exactly one of the four members.
  init(_ cursor: JSONCursor, resources: any ScenarioResources) throws {
    let words = ["trace", "unsupported", "not_expressible", "failed"]
    let answers = words.filter { cursor.member($0) != nil }
    guard answers.count == 1, let answer = answers.first else {
      throw cursor.failure(
        "expected exactly one of \"trace\", \"unsupported\", \"not_expressible\" and \"failed\"")
    }
    let content = try cursor.required(answer)
    switch answer {
    case "unsupported": self = .unsupported(try content.string())
    case "not_expressible": self = .notExpressible(try content.string())
    case "failed": self = .failed(try content.string())
    default:
      self = .trace(
        try content.required("events").list().map { try RawEvent($0, resources: resources) })
    }
  }

  /// - Throws: `UnsupportedFeature`; `NotExpressible`; what `failure` makes of the program's own words.
  func events(failure: (String) -> AdapterError) throws -> [RawEvent] {
    switch self {
    case .trace(let events): return events
    case .unsupported(let feature): throw UnsupportedFeature(feature)
    case .notExpressible(let argument): throw NotExpressible(argument)
    case .failed(let reason): throw failure("it failed: \(reason)")
    }
  }
}
