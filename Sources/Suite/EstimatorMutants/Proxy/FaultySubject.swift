/// Stands between a subject and the runner, and reports one thing wrongly.
///
/// A runner that does not name exactly that place cannot be trusted about other places.
public struct FaultySubject: Subject {
  private let base: any Subject
  private let fault: TraceFault

  public var name: String { "faulty \(base.name)" }
  public var authority: ErrorAnswers.Authority { base.authority }
  public var mustSupportEverything: Bool { base.mustSupportEverything }
  public var isConcurrent: Bool { base.isConcurrent }

  public init(_ base: any Subject, _ fault: TraceFault) {
    self.base = base
    self.fault = fault
  }

  public func events(of scenario: Scenario) throws -> [RawEvent] {
    fault.applied(to: try base.events(of: scenario), of: scenario)
  }
}
