extension RawEvent {
  /// Reads an event of the wire form.
  ///
  /// - Parameter resources: Has the bytes behind tensors that are given as files.
  /// - Throws: `FormatError`; unknown keys are not allowed.
  package init(_ cursor: JSONCursor, resources: any ScenarioResources = NoResources()) throws {
    let reader = EventReader(reading: ScenarioReading(resources: resources), cursor: cursor)
    self.init(action: try cursor.required("action").int(), try reader.content())
  }
}

private struct EventReader {
  let reading: ScenarioReading
  let cursor: JSONCursor

  func content() throws -> RawEvent.Content {
    switch try cursor.required("kind").string() {
    case "hook":
      try allow(["hook", "callback", "step", "values"])
      return .hook(
        name: try text("hook"), callback: try callback(Deed.hookCallbacks), step: try step,
        values: try values)
    case "listener":
      try allow(["listener", "callback", "step"])
      return .listener(
        name: try text("listener"), callback: try callback(Deed.listenerCallbacks), step: try step)
    case "batch":
      try allow(["index"])
      return .batch(index: try cursor.required("index").int())
    case "log":
      try allow(["key", "step", "total", "values"])
      return .log(
        key: try text("key"), step: try step, total: try cursor.optional("total")?.int(),
        values: try values)
    case "result": return .result(try result())
    case "error":
      try allow(["error", "message"])
      return .error(try text("error"), message: try cursor.optional("message")?.string())
    case "directory": return .directory(try directory())
    default: throw try cursor.required("kind").expected("a kind of event")
    }
  }

  private func allow(_ keys: [String]) throws {
    for (key, _) in try cursor.members() where !(["kind", "action"] + keys).contains(key) {
      throw cursor.failure(atKey: key, "unknown key \"\(key)\" in an event")
    }
  }

  private func text(_ key: String) throws -> String { try cursor.required(key).string() }

  private func callback(_ known: [String]) throws -> String {
    let name = try text("callback")
    guard known.contains(name) else {
      throw try cursor.required("callback").expected("one of " + known.joined(separator: ", "))
    }
    return name
  }

  private var step: Int? { get throws { try cursor.optional("step")?.int() } }

  private var values: OrderedDictionary<String, Tensor>? {
    get throws { try cursor.optional("values").map { try reading.named($0, reading.tensor) } }
  }

  private func result() throws -> RawEvent.Result {
    try allow(["values", "text"])
    if let text = cursor.member("text") {
      if text.isNull { return .text(nil) }
      guard case .array = text.element.content else { return .text(try text.string()) }
      return .texts(try reading.strings(text))
    }
    return .values(
      try pairs(cursor.required("values")) { $0.isNull ? nil : try reading.tensor($0) })
  }

  /// An ordered list of `[name, value]`.
  private func pairs<Value: Sendable>(
    _ cursor: JSONCursor, _ read: (JSONCursor) throws -> Value
  ) throws -> OrderedDictionary<String, Value> {
    var result = OrderedDictionary<String, Value>()
    for pair in try cursor.list() {
      let parts = try pair.list()
      guard parts.count == 2 else { throw pair.expected("a name and a value") }
      let name = try parts[0].string()
      guard !result.keys.contains(name) else { throw pair.failure("\"\(name)\" is repeated") }
      result[name] = .some(try read(parts[1]))
    }
    return result
  }

  private func directory() throws -> RawEvent.Directory {
    try allow(["files", "state", "checkpoints"])
    return RawEvent.Directory(
      files: try reading.strings(cursor.required("files")),
      state: try cursor.optional("state").map { state in
        RawEvent.State(
          latest: try state.required("latest").string(),
          all: try reading.strings(state.required("all")))
      },
      checkpoints: try cursor.optional("checkpoints")?.list().map { checkpoint in
        RawEvent.CheckpointContent(
          step: try checkpoint.required("step").int(),
          variables: try pairs(checkpoint.required("variables"), reading.tensor))
      })
  }
}
