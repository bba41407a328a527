/// What an adapter says about itself when it starts.
public struct AdapterIdentity: Sendable {
  public let name: String
  public let version: String
  /// Everything that can change bits: library versions, switches, instruction set.
  public let fingerprint: OrderedDictionary<String, String>

  public init(
    name: String, version: String, fingerprint: OrderedDictionary<String, String> = [:]
  ) {
    self.name = name
    self.version = version
    self.fingerprint = fingerprint
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
      fingerprint: OrderedDictionary(try members.map { ($0.key, try $0.value.string()) }))
  }

  var json: JSON {
    [
      "name": .string(name), "version": .string(version),
      "fingerprint": .object(fingerprint.map { JSON.Member($0.key, .string($0.value)) }),
    ]
  }
}
