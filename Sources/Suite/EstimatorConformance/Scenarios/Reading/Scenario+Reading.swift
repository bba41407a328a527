extension Scenario {
  /// Reads a scenario, and checks it.
  ///
  /// - Parameter name: `<chapter>/<name>`.
  /// - Throws: `FormatError` with the place, and what was expected there.
  package init(
    name: String, source: JSONSource, resources: any ScenarioResources = NoResources()
  ) throws {
    let top = try JSONCursor(source)
    let reading = ScenarioReading(resources: resources)
    try Scenario.format.check(top)
    guard try top.required("format").int() == 1 else {
      throw try top.required("format").expected("1, the only format there is")
    }
    self.name = name
    summary = try top.required("summary").string()
    rules = try top.required("rules").list().map(reading.ruleTag)
    config = try top.member("config").map(reading.config) ?? ScenarioConfig()
    clock = try reading.clock(top.member("clock"))
    model = try reading.modelOrName(top.required("model"))
    inputs = try reading.named(top.member("inputs"), reading.input)
    hooks = try reading.named(top.member("hooks"), reading.hook)
    listeners = try reading.named(top.member("listeners"), reading.listener)
    actions = try top.required("actions").list().map(reading.action)
    faults = try top.member("faults")?.list().map(reading.fault) ?? []
    try ScenarioValidation(scenario: self, top: top).validate()
  }
}

extension ScenarioReading {
  fileprivate func ruleTag(_ cursor: JSONCursor) throws -> RuleTag {
    RuleTag(
      id: try cursor.required("id").string(),
      patterns: try strings(cursor.member("on")).map { Glob($0) })
  }

  fileprivate func config(_ cursor: JSONCursor) throws -> ScenarioConfig {
    ScenarioConfig(
      saveCheckpointsSteps: try given(cursor, "save_checkpoints_steps") { try $0.int() },
      saveCheckpointsSecs: try given(cursor, "save_checkpoints_secs") { try $0.double() },
      keepCheckpointMax: try given(cursor, "keep_checkpoint_max") { try $0.int() },
      keepCheckpointEveryNHours: try given(cursor, "keep_checkpoint_every_n_hours") {
        try $0.double()
      },
      logStepCountSteps: try given(cursor, "log_step_count_steps") { try $0.int() },
      saveSummarySteps: try given(cursor, "save_summary_steps") { try $0.int() },
      tfRandomSeed: try given(cursor, "tf_random_seed") { try $0.int() })
  }

  fileprivate func clock(_ cursor: JSONCursor?) throws -> ScenarioClock {
    var clock = ScenarioClock()
    if let start = cursor?.member("start") { clock.start = try start.double() }
    if let seconds = cursor?.member("step_seconds") { clock.stepSeconds = try seconds.double() }
    return clock
  }

  fileprivate func modelOrName(_ cursor: JSONCursor) throws -> ScenarioModel {
    guard case .string(let name) = cursor.element.content else { return try model(cursor) }
    return try model(JSONCursor(try at(cursor) { try resources.model(named: name) }))
  }

  fileprivate func input(_ cursor: JSONCursor) throws -> ScenarioInput {
    let isEndless = cursor.member("repeat")?.isNull ?? false
    let input = ScenarioInput(
      features: try group(cursor.required("features"), isSingle: isTensor, inputTensor),
      labels: try cursor.optional("labels").map {
        try group($0, isSingle: isTensor, inputTensor)
      },
      batching: try batching(cursor),
      passes: isEndless ? nil : try cursor.member("repeat")?.int() ?? 1,
      end: try cursor.optional("end").map(end),
      isByGlobalStep: cursor.member("by") != nil)
    try check(input, cursor)
    return input
  }

  private func batching(_ cursor: JSONCursor) throws -> ScenarioInput.Batching {
    let drop = try cursor.member("drop_remainder")?.bool() ?? false
    guard let sizes = cursor.member("batches") else {
      return .rows(try cursor.optional("batch")?.int(), dropRemainder: drop)
    }
    if cursor.optional("batch") != nil || drop {
      throw sizes.failure("batches stands instead of batch and drop_remainder")
    }
    return .sizes(try sizes.list().map { try $0.int() })
  }

  private func check(_ input: ScenarioInput, _ cursor: JSONCursor) throws {
    guard !input.features.named.isEmpty else {
      throw cursor.failure("expected at least one feature")
    }
    guard input.tensors.allSatisfy({ $0.rowCount == input.rowCount }) else {
      throw cursor.failure("the tensors of an input differ in their first dimension")
    }
    guard input.spans.last.map({ $0.upperBound <= input.rowCount }) ?? true else {
      throw cursor.failure("the batches need more than the \(input.rowCount) rows there are")
    }
    if input.isByGlobalStep, input.end != nil || input.passes != 1 || input.spans.isEmpty {
      throw cursor.failure("an input by global_step has batches, and neither repeat nor end")
    }
    if input.isByGlobalStep, input.tensors.contains(where: \.isSparse) {
      throw cursor.failure("an input by global_step has no sparse tensors")
    }
    if input.isByGlobalStep, input.tensors.contains(where: { !$0.unknown.isEmpty }) {
      throw cursor.failure("an input by global_step has no unknown axes")
    }
  }

  private func end(_ cursor: JSONCursor) throws -> ScenarioInput.End {
    let kind = try cursor.required("with").string()
    return ScenarioInput.End(
      batch: try cursor.required("at").int(),
      error: kind == "exhausted" ? nil : EstimatorError.Kind(rawValue: kind))
  }

  fileprivate func fault(_ cursor: JSONCursor) throws -> Fault {
    Fault(
      action: try cursor.required("action").int(), run: try cursor.required("run").int(),
      error: EstimatorError.Kind(rawValue: try cursor.required("error").string()),
      when: try cursor.member("when").flatMap { Fault.Moment(rawValue: try $0.string()) } ?? .before
    )
  }

  fileprivate func action(_ cursor: JSONCursor) throws -> Action {
    guard let (kind, arguments) = try cursor.members().first else {
      throw cursor.expected("an action")
    }
    return try arguments.action(kind, self)
  }
}

extension JSONCursor {
  fileprivate func action(_ kind: String, _ reading: ScenarioReading) throws -> Action {
    switch kind {
    case "train": .train(try train(reading))
    case "evaluate": .evaluate(try evaluate(reading))
    case "predict": .predict(try predict(reading))
    case "latest_checkpoint": .latestCheckpoint
    case "variable_names": .variableNames
    case "variable_value": .variableValue(name: try required("name").string())
    case "eval_dir": .evalDir(name: try optional("name")?.string())
    case "new_estimator":
      .newEstimator(
        Action.NewEstimator(
          config: try optional("config").map(reading.config),
          model: try optional("model").map(reading.modelOrName),
          modelDir: try optional("model_dir")?.string()))
    case "advance_clock": .advanceClock(seconds: try required("seconds").double())
    case "remove_checkpoint": .removeCheckpoint(step: try required("step").int())
    case "damage_checkpoint": .damageCheckpoint(step: try required("step").int())
    case "write_state": .writeState(text: try required("text").string())
    default: throw expected("an action")
    }
  }

  private func train(_ reading: ScenarioReading) throws -> Action.Train {
    Action.Train(
      input: try required("input").string(), steps: try optional("steps")?.int(),
      maxSteps: try optional("max_steps")?.int(), hooks: try reading.strings(optional("hooks")),
      listeners: try reading.strings(optional("listeners")))
  }

  private func evaluate(_ reading: ScenarioReading) throws -> Action.Evaluate {
    Action.Evaluate(
      input: try required("input").string(), steps: try optional("steps")?.int(),
      hooks: try reading.strings(optional("hooks")),
      checkpoint: try optional("checkpoint")?.string(), name: try optional("name")?.string())
  }

  private func predict(_ reading: ScenarioReading) throws -> Action.Predict {
    Action.Predict(
      input: try required("input").string(),
      keys: try optional("keys").map { try reading.strings($0) },
      hooks: try reading.strings(optional("hooks")),
      checkpoint: try optional("checkpoint")?.string(),
      yieldSingleExamples: try optional("yield_single_examples")?.bool() ?? true,
      take: try optional("take")?.int())
  }
}
