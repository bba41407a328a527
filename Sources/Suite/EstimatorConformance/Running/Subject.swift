package import EstimatorSimulation

/// Something that turns scenarios into traces: a backend, or an adapter process.
public protocol Subject: Sendable {
  /// For reports, such as `reference`.
  var name: String { get }

  /// Whether it is ours or TensorFlow: of these an unsupported scenario is an error.
  var mustSupportEverything: Bool { get }

  /// Whom it follows in errors where the documentation and the real Estimator contradict each other.
  var authority: ErrorAnswers.Authority { get }

  /// Whether several scenarios may run at once.
  var isConcurrent: Bool { get }

  /// What happened in `scenario`.
  ///
  /// - Throws: `UnsupportedFeature`, `NotExpressible`; anything else is a failure of the subject itself.
  func events(of scenario: Scenario) throws -> [RawEvent]
}

extension Subject {
  public var authority: ErrorAnswers.Authority { .documented }
}

/// A scenario that the types of a backend cannot express, such as a wrong argument's type.
public struct NotExpressible: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// A backend in this process, driven in simulated worlds.
public struct BackendSubject: Subject {
  private let backend: any EstimatorBackend
  public let mustSupportEverything: Bool
  public let authority: ErrorAnswers.Authority
  private let limit: ActionLimit

  public var name: String { backend.name }
  public var isConcurrent: Bool { true }

  /// - Parameters:
  ///   - mustSupportEverything: Whether the backend claims the whole format.
  ///   - authority: Whom it follows in errors that have two kinds.
  public init(
    _ backend: any EstimatorBackend, mustSupportEverything: Bool = false,
    following authority: ErrorAnswers.Authority = .documented
  ) {
    self.init(
      backend, mustSupportEverything: mustSupportEverything, following: authority, limit: .standard)
  }

  /// - Parameter limit: What an action does beyond it is taken never to end.
  package init(
    _ backend: any EstimatorBackend, mustSupportEverything: Bool = false,
    following authority: ErrorAnswers.Authority = .documented, limit: ActionLimit
  ) {
    self.backend = backend
    self.mustSupportEverything = mustSupportEverything
    self.authority = authority
    self.limit = limit
  }

  public func events(of scenario: Scenario) throws -> [RawEvent] {
    try ScenarioDriver(backend: backend, limit: limit).run(scenario)
  }
}
