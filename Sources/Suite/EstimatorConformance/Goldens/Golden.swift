package import EstimatorStorage

/// A recorded trace, and who recorded it.
package struct Golden: Sendable {
  package let trace: Trace
  package let provenance: Provenance
  /// `Scenario.contentDigest()` of the scenario at the time.
  package let scenarioDigest: String

  package init(trace: Trace, provenance: Provenance, scenarioDigest: String) {
    self.trace = trace
    self.provenance = provenance
    self.scenarioDigest = scenarioDigest
  }
}

/// Who recorded a trace, and with what.
public struct Provenance: Sendable, Equatable {
  /// `tensorflow`, `tensorflow-port` or `reference`.
  public let producer: String
  public let version: String
  /// What can change bits: library versions, switches, instruction set.
  public let fingerprint: OrderedDictionary<String, String>

  public init(
    producer: String, version: String, fingerprint: OrderedDictionary<String, String> = [:]
  ) {
    self.producer = producer
    self.version = version
    self.fingerprint = fingerprint
  }

  /// Of our own recordings the documentation, of all others the real thing.
  var authority: ErrorAnswers.Authority { producer == "reference" ? .documented : .real }
}

// MARK: As a file

extension Golden {
  private static let fingerprintPrefix = "fingerprint."

  /// The stored form. One record per item; tensors of one address are stacked in one dataset.
  package func file() throws -> GoldenFile {
    var attributes: OrderedDictionary<String, String> = [
      "format": "1", "producer": provenance.producer, "version": provenance.version,
      "scenario_sha256": scenarioDigest,
    ]
    for (key, value) in provenance.fingerprint { attributes[Self.fingerprintPrefix + key] = value }
    var stacks = TensorStacks()
    let records = trace.items.map { item in record(item, stacks.push(item)) }
    return GoldenFile(attributes: attributes, records: records, tensors: try stacks.tensors())
  }

  private func record(_ item: Trace.Item, _ stacks: [JSON.Member]) -> String {
    JSON.members([
      ("at", .string(item.address)),
      ("is", item.control.isEmpty ? nil : .object(item.control)),
      ("of", stacks.isEmpty ? nil : .object(stacks)),
    ]).text
  }

  /// Reads what `file()` gave.
  ///
  /// - Throws: `FormatError` for records or attributes that are not ours.
  package init(_ file: GoldenFile, name: String) throws {
    func attribute(_ key: String) throws -> String {
      guard let value = file.attributes[key] else {
        throw FormatError(file: name, "there is no attribute \(key)")
      }
      return value
    }
    guard try attribute("format") == "1" else {
      throw FormatError(file: name, "its format is \(try attribute("format")), not 1")
    }
    let fingerprint = file.attributes.compactMap { key, value -> (String, String)? in
      guard key.hasPrefix(Self.fingerprintPrefix) else { return nil }
      return (String(key.dropFirst(Self.fingerprintPrefix.count)), value)
    }
    provenance = Provenance(
      producer: try attribute("producer"), version: try attribute("version"),
      fingerprint: OrderedDictionary(fingerprint))
    scenarioDigest = try attribute("scenario_sha256")
    var stacks = TensorStacks.Reader(file.tensors)
    trace = Trace(
      items: try file.records.map { try Golden.item($0, name, &stacks) },
      following: provenance.authority)
  }

  private static func item(
    _ record: String, _ name: String, _ stacks: inout TensorStacks.Reader
  ) throws -> Trace.Item {
    let cursor = try JSONCursor(JSONSource(name: name, text: record))
    let address = try cursor.required("at").string()
    guard let action = Int(address.splitAtFirstSlash.head) else {
      throw cursor.failure("the address \(address) begins with no action")
    }
    let control = try cursor.member("is")?.members().map {
      JSON.Member($0.key, $0.value.element.value)
    }
    let tensors = try cursor.member("of")?.members().map { key, stack in
      guard let tensor = stacks.pop(address, key, try stack.int()) else {
        throw stack.failure("the tensor \(key) is missing")
      }
      return (key, tensor)
    }
    return Trace.Item(
      address: address, action: action, control: control ?? [],
      tensors: OrderedDictionary(tensors ?? []))
  }
}
