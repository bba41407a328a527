extension RawEvent {
  /// The wire form of the adapter protocol.
  package func json(_ writer: TensorWriter = .inline) throws -> JSON {
    switch content {
    case .hook(let name, let callback, let step, let values):
      event(
        "hook",
        [
          ("hook", .string(name)), ("callback", .string(callback)),
          ("step", step.map { .int($0) }), ("values", try values.map { try named($0, writer) }),
        ])
    case .listener(let name, let callback, let step):
      event(
        "listener",
        [
          ("listener", .string(name)), ("callback", .string(callback)),
          ("step", step.map { .int($0) }),
        ])
    case .batch(let index): event("batch", [("index", .int(index))])
    case .log(let key, let step, let total, let values):
      event(
        "log",
        [
          ("key", .string(key)), ("step", step.map { .int($0) }),
          ("total", total.map { .int($0) }), ("values", try values.map { try named($0, writer) }),
        ])
    case .result(let result): event("result", [try member(result, writer)])
    case .error(let kind, let message):
      event("error", [("error", .string(kind)), ("message", message.map { .string($0) })])
    case .directory(let directory): event("directory", try members(directory, writer))
    }
  }

  private func event(_ kind: String, _ fields: [(String, JSON?)]) -> JSON {
    .members([("kind", .string(kind)), ("action", .int(action))] + fields)
  }

  private func named(
    _ values: OrderedDictionary<String, Tensor>, _ writer: TensorWriter
  ) throws -> JSON {
    .object(try values.map { JSON.Member($0.key, try writer.json($0.value)) })
  }

  private func member(_ result: Result, _ writer: TensorWriter) throws -> (String, JSON?) {
    switch result {
    case .values(let values):
      (
        "values",
        .array(
          try values.map { key, value in
            [.string(key), try value.map(writer.json) ?? .null]
          })
      )
    case .text(let text): ("text", text.map { .string($0) } ?? .null)
    case .texts(let texts): ("text", .strings(texts))
    }
  }

  private func members(_ directory: Directory, _ writer: TensorWriter) throws -> [(String, JSON?)] {
    let state: JSON =
      directory.state.map { ["latest": .string($0.latest), "all": .strings($0.all)] } ?? .null
    let checkpoints = try directory.checkpoints?.map { checkpoint -> JSON in
      let variables = try checkpoint.variables.map { name, value -> JSON in
        [.string(name), try writer.json(value)]
      }
      return ["step": .int(checkpoint.step), "variables": .array(variables)]
    }
    return [
      ("files", .strings(directory.files)), ("state", state),
      ("checkpoints", checkpoints.map { .array($0) }),
    ]
  }
}
