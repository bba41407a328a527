/// Checks that what a scenario names exists, and that what it asks for has one meaning.
struct ScenarioValidation {
  let scenario: Scenario
  let top: JSONCursor

  func validate() throws {
    try checkRules()
    try check(scenario.model, place("model"))
    try checkActions()
    try checkHooks()
    try checkFaults()
  }

  /// The cursor at a path of keys and positions, or the last one on the way that exists.
  private func place(_ steps: String...) -> JSONCursor {
    steps.reduce(top) { cursor, step in
      if let position = Int(step), let list = try? cursor.list(), position < list.count {
        return list[position]
      }
      return cursor.member(step) ?? cursor
    }
  }

  private func checkRules() throws {
    for (index, tag) in scenario.rules.enumerated() where Rule.named(tag.id) == nil {
      throw place("rules", "\(index)", "id").failure(
        "the catalogue has no rule \"\(tag.id)\"; `estimator-conformance list rules` shows all")
    }
  }

  private func check(_ model: ScenarioModel, _ here: JSONCursor) throws {
    try ModelValidation(scenario: scenario, model: model, place: here).validate()
  }

  private func checkActions() throws {
    var model = scenario.model
    for (index, action) in scenario.actions.enumerated() {
      let here = place("actions", "\(index)", action.kind)
      if case .newEstimator(let new) = action {
        try check(modelDir: new.modelDir, here)
        if let other = new.model {
          model = other
          try check(model, here)
        }
      }
      if let input = action.input {
        guard let found = scenario.inputs[input] else {
          throw missing(input, "input", scenario.inputs.keys, here)
        }
        try checkInput(found, of: action, model, here)
      }
      try check(action.hooks, among: scenario.hooks.keys, "hook", here)
      if case .train(let train) = action {
        try check(train.listeners, among: scenario.listeners.keys, "listener", here)
      }
      try HookReach(scenario: scenario, model: model).check(action, here)
    }
  }

  /// It is one folder beside others, one of which holds the files of canned models.
  private func check(modelDir: String?, _ here: JSONCursor) throws {
    guard let modelDir else { return }
    let isWord = !modelDir.isEmpty && modelDir.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    guard isWord, modelDir != "files" else {
      throw here.failure(
        "a model directory is called by a word in lower case, not \"\(modelDir)\"")
    }
  }

  /// An input has what the mode's graph reads.
  private func checkInput(
    _ input: ScenarioInput, of action: Action, _ model: ScenarioModel, _ here: JSONCursor
  ) throws {
    guard let mode = action.mode else { return }
    let names = model.buildOrder(for: mode)
    let sources = model.roots(of: mode) + names.flatMap(model.sources)
    for reference in sources.compactMap(\.reference) {
      let isThere =
        switch reference {
        case .features(let key): input.features.has(key)
        // predict.labels.absent: a model may ask for labels that are not passed on.
        case .labels(let key): input.labels?.has(key) ?? false
        default: true
        }
      if !isThere { throw here.failure("the model reads \(reference), which it is not given here") }
    }
  }

  private func checkHooks() throws {
    let hooks = scenario.hooks
    for (name, hook) in hooks {
      let here = place("hooks", name)
      switch hook {
      case .recorder(let recorder): try check(recorder, here)
      case .builtIn(.checkpointSaver(_, _, let listeners)):
        try check(listeners, among: scenario.listeners.keys, "listener", here)
      case .builtIn(.nanTensor(let loss, _)): try check([loss], here)
      case .builtIn(.loggingTensor(let tensors, _, _, _)): try check(tensors.values, here)
      case .builtIn: break
      }
    }
    for (name, listener) in scenario.listeners {
      try check(listener.deeds, stoppingAt: ["after_save"], place("listeners", name))
    }
  }

  private func check(_ recorder: ScenarioHook.Recorder, _ here: JSONCursor) throws {
    try check(recorder.fetch.values, here)
    try check(recorder.feed.map { .reference($0.reference) }, here)
    try check(
      recorder.deeds, stoppingAt: ["after_create_session", "before_run", "after_run"], here)
  }

  /// Nodes and variables exist in one of the models; what an input has is not known here.
  private func check(_ sources: [ScenarioModel.Source], _ here: JSONCursor) throws {
    for reference in sources.compactMap(\.reference) {
      guard scenario.models.contains(where: { $0.has(reference) }) else {
        throw here.failure("the model has no \"\(reference)\"")
      }
    }
  }

  private func check(_ deeds: [Deed], stoppingAt callbacks: [String], _ here: JSONCursor) throws {
    for deed in deeds {
      if deed.effect == .stop, !callbacks.contains(deed.callback) {
        throw here.failure("nothing can be stopped from \(deed.callback)")
      }
      if deed.step != nil, deed.callback == "begin" {
        throw here.failure("there is no global step in begin")
      }
      if let action = deed.action, action >= scenario.actions.count {
        throw here.failure("there is no action \(action)")
      }
    }
  }

  private func checkFaults() throws {
    for (index, fault) in scenario.faults.enumerated() {
      let isRunning =
        fault.action < scenario.actions.count && scenario.actions[fault.action].mode != nil
      guard isRunning else {
        throw place("faults", "\(index)").failure(
          "action \(fault.action) is no train, evaluate or predict")
      }
    }
  }

  private func check(
    _ names: [String], among known: [String], _ what: String, _ here: JSONCursor
  ) throws {
    for name in names where !known.contains(name) { throw missing(name, what, known, here) }
  }

  private func missing(
    _ name: String, _ what: String, _ known: [String], _ here: JSONCursor
  ) -> FormatError {
    let list = known.isEmpty ? "there are none" : "there are " + known.joined(separator: ", ")
    return here.failure("there is no \(what) \"\(name)\"; \(list)")
  }
}
