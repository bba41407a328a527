/// What a scenario file refers to beside itself.
package protocol ScenarioResources {
  /// The text of a shared model.
  func model(named name: String) throws -> JSONSource
  /// A stored tensor, from `file` in the data folder.
  func tensor(named name: String, inFile file: String) throws -> Tensor
  /// The raw bytes behind a tensor's `path`.
  func bytes(atPath path: String) throws -> [UInt8]
}

/// A reference to something that is not there.
struct MissingResource: Error, CustomStringConvertible {
  let description: String
}

/// Nothing beside the scenario itself.
package struct NoResources: ScenarioResources {
  package init() {}

  package func model(named name: String) throws -> JSONSource {
    throw MissingResource(description: "there is no model \"\(name)\"")
  }

  package func tensor(named name: String, inFile file: String) throws -> Tensor {
    throw MissingResource(description: "there is no data file \"\(file)\"")
  }

  package func bytes(atPath path: String) throws -> [UInt8] {
    throw MissingResource(description: "there is no file \"\(path)\"")
  }
}

/// Reads parts of scenarios from JSON that has been checked against its format.
struct ScenarioReading {
  let resources: any ScenarioResources

  /// The values under names of the author's choice, in their order.
  func named<Value: Sendable>(
    _ cursor: JSONCursor?, _ read: (JSONCursor) throws -> Value
  ) throws -> OrderedDictionary<String, Value> {
    var result = OrderedDictionary<String, Value>()
    for (key, value) in try cursor?.members() ?? [] { result[key] = try read(value) }
    return result
  }

  func strings(_ cursor: JSONCursor?) throws -> [String] {
    try cursor?.list().map { try $0.string() } ?? []
  }

  /// A single value, or several by name.
  func group<Value: Sendable>(
    _ cursor: JSONCursor, isSingle: (JSONCursor) -> Bool, _ read: (JSONCursor) throws -> Value
  ) throws -> TensorGroup<Value> {
    isSingle(cursor) ? .single(try read(cursor)) : .keyed(try named(cursor, read))
  }

  /// Whether an object is a tensor, and not a dictionary of them.
  func isTensor(_ cursor: JSONCursor) -> Bool { cursor.member("dtype") != nil }

  /// A setting for which null and absence differ.
  func given<Value>(
    _ cursor: JSONCursor, _ key: String, _ read: (JSONCursor) throws -> Value
  ) throws -> Given<Value> {
    guard let member = cursor.member(key) else { return .notGiven }
    return .given(member.isNull ? nil : try read(member))
  }

  /// An error of a resource becomes one of the place that names it.
  func at<Value>(_ cursor: JSONCursor, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as FormatError { throw error } catch {
      throw cursor.failure("\(error)")
    }
  }
}
