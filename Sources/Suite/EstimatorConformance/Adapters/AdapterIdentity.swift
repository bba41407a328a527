/// What an adapter says about itself when it starts.
public struct AdapterIdentity: Sendable {
  public let name: String
  public let version: String
  /// Everything that can change bits: library versions, switches, instruction set.
  public let fingerprint: OrderedDictionary<String, String>
  /// Whom it follows in errors where the documentation and the real Estimator contradict each other.
  public let authority: ErrorAnswers.Authority

  public init(
    name: String, version: String, fingerprint: OrderedDictionary<String, String> = [:],
    following authority: ErrorAnswers.Authority = .documented
  ) {
    self.name = name
    self.version = version
    self.fingerprint = fingerprint
    self.authority = authority
  }
}

extension AdapterIdentity {
  /// Reads the member `adapter` of the answer to `start`.
  ///
  /// - Throws: `FormatError`.
  init(_ cursor: JSONCursor) throws {
    let members = try cursor.optional("fingerprint")?.members() ?? []
    self.init(
      name: try cursor.required("name").string(),
      version: try cursor.required("version").string(),
      fingerprint: OrderedDictionary(try members.map { ($0.key, try $0.value.string()) }),
      following: try cursor.optional("errors").map(Self.authority) ?? .documented)
  }

  private static func authority(_ cursor: JSONCursor) throws -> ErrorAnswers.Authority {
    guard let authority = ErrorAnswers.Authority(rawValue: try cursor.string()) else {
      throw cursor.expected("documented or real")
    }
    return authority
  }

  var json: JSON {
    [
      "name": .string(name), "version": .string(version), "errors": .string(authority.rawValue),
      "fingerprint": .object(fingerprint.map { JSON.Member($0.key, .string($0.value)) }),
    ]
  }
}
