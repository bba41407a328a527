/// An adapter as something whose traces are compared.
public struct AdapterSubject: Subject {
  public let name: String
  public let mustSupportEverything: Bool
  public let authority: ErrorAnswers.Authority
  private let pool: AdapterPool

  /// Each process answers one request at a time.
  public var isConcurrent: Bool { pool.count > 1 }

  /// - Parameters:
  ///   - name: For reports; such as the name that the adapter gave itself.
  ///   - authority: Whom the adapter has said to follow.
  ///   - mustSupportEverything: Whether it is the real TensorFlow, or claims as much.
  public init(
    _ pool: AdapterPool, name: String, following authority: ErrorAnswers.Authority,
    mustSupportEverything: Bool = false
  ) {
    self.authority = authority
    self.pool = pool
    self.name = name
    self.mustSupportEverything = mustSupportEverything
  }

  /// - Throws: `NotExpressible` only where our own types cannot express a scenario either: otherwise a
  ///   program could pass by saying so.
  public func events(of scenario: Scenario) throws -> [RawEvent] {
    do { return try pool.run(scenario) } catch let error as NotExpressible
      where scenario.inexpressible == nil
    {
      throw UnsupportedFeature(error.description)
    }
  }
}
