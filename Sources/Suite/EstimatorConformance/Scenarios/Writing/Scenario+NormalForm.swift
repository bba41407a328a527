internal import EstimatorStorage

extension Scenario {
  /// The scenario with everything in place, as adapters are sent it.
  package func normalForm(_ writer: TensorWriter = .inline) throws -> JSON {
    let write = NormalForm(writer: writer)
    return .members(
      [
        ("format", 1), ("summary", .string(summary)), ("rules", .array(rules.map(write.tag))),
      ] + (try task(completedModel, write)))
  }

  /// The SHA-256 of what is asked, in hexadecimal.
  ///
  /// Two scenarios have the same exactly when they ask for the same thing. The summary and the rules
  /// change no answer and are left out; so are attributes that follow from others.
  package func contentDigest() throws -> String {
    "\(Digest(of: JSON.members(try task(model, NormalForm(writer: .inline))).bytes))"
  }

  private func task(_ model: ScenarioModel, _ write: NormalForm) throws -> [(String, JSON?)] {
    [
      ("config", write.config(config)),
      ("clock", ["start": .float(clock.start), "step_seconds": .float(clock.stepSeconds)]),
      ("model", try write.model(model)), ("inputs", try write.named(inputs, write.input)),
      ("hooks", try write.named(hooks, write.hook)),
      ("listeners", write.named(listeners) { ["do": .array($0.deeds.map(write.deed))] }),
      ("actions", .array(try actions.map(write.action))),
      ("faults", .array(faults.map(write.fault))),
    ]
  }
}

/// How each part of a scenario is written in full.
struct NormalForm {
  let writer: TensorWriter

  func named<Value>(
    _ values: OrderedDictionary<String, Value>, _ write: (Value) throws -> JSON
  ) rethrows -> JSON {
    .object(try values.map { JSON.Member($0.key, try write($0.value)) })
  }

  func group<Value>(_ group: TensorGroup<Value>, _ write: (Value) throws -> JSON) rethrows -> JSON {
    switch group {
    case .single(let value): try write(value)
    case .keyed(let values): try named(values, write)
    }
  }

  /// What was given: a value, null, or nothing.
  func given<Value>(_ given: Given<Value>, _ write: (Value) -> JSON) -> JSON? {
    switch given {
    case .notGiven: nil
    case .given(let value): value.map(write) ?? .null
    }
  }

  func tag(_ tag: RuleTag) -> JSON {
    .members([
      ("id", .string(tag.id)),
      ("on", tag.patterns.isEmpty ? nil : .strings(tag.patterns.map(\.pattern))),
    ])
  }

  func config(_ config: ScenarioConfig) -> JSON {
    .members([
      ("save_checkpoints_steps", given(config.saveCheckpointsSteps, JSON.int)),
      ("save_checkpoints_secs", given(config.saveCheckpointsSecs, JSON.float)),
      ("keep_checkpoint_max", given(config.keepCheckpointMax, JSON.int)),
      ("keep_checkpoint_every_n_hours", given(config.keepCheckpointEveryNHours, JSON.float)),
      ("log_step_count_steps", given(config.logStepCountSteps, JSON.int)),
      ("save_summary_steps", given(config.saveSummarySteps, JSON.int)),
      ("tf_random_seed", given(config.tfRandomSeed, JSON.int)),
    ])
  }

  func input(_ input: ScenarioInput) throws -> JSON {
    var members: [(String, JSON?)] = [
      ("features", try group(input.features, tensor)),
      ("labels", try input.labels.map { try group($0, tensor) }),
    ]
    switch input.batching {
    case .sizes(let sizes): members.append(("batches", .ints(sizes)))
    case .rows(let rows, let dropRemainder):
      members.append(("batch", .int(rows ?? max(input.rowCount, 1))))
      members.append(("drop_remainder", .bool(dropRemainder)))
    }
    if input.isByGlobalStep { return .members(members + [("by", "global_step")]) }
    let end: JSON? = input.end.map {
      ["at": .int($0.batch), "with": .string($0.error?.rawValue ?? "exhausted")]
    }
    return .members(members + [("repeat", input.passes.map { .int($0) } ?? .null), ("end", end)])
  }

  private func tensor(_ tensor: InputTensor) throws -> JSON {
    let json = try writer.json(tensor.values)
    guard case .object(let members) = json else { return json }
    switch tensor.cells {
    case .all:
      if tensor.unknown.isEmpty { return json }
      return .object(members + [JSON.Member("unknown", .ints(tensor.unknown))])
    case .leading(let lengths):
      return .object(members + [JSON.Member("lengths", .ints(lengths))])
    case .explicit(let places, let rows, let rest):
      let shape = [JSON.int(rows)] + rest.map { $0.map { .int($0) } ?? .null }
      return .object(
        members + [
          JSON.Member("indices", .array(places.map(JSON.ints))),
          JSON.Member("dense_shape", .array(shape)),
        ])
    }
  }

  func fault(_ fault: Fault) -> JSON {
    [
      "action": .int(fault.action), "run": .int(fault.run),
      "error": .string(fault.error.rawValue), "when": .string(fault.when.rawValue),
    ]
  }
}
