extension ScenarioReading {
  func hook(_ cursor: JSONCursor) throws -> ScenarioHook {
    guard let name = cursor.member("built_in") else { return .recorder(try recorder(cursor)) }
    return .builtIn(try builtIn(try name.string(), cursor))
  }

  func listener(_ cursor: JSONCursor) throws -> ScenarioListener {
    ScenarioListener(deeds: try cursor.member("do")?.list().map(deed) ?? [])
  }

  private func recorder(_ cursor: JSONCursor) throws -> ScenarioHook.Recorder {
    let feeds = try cursor.member("feed")?.members() ?? []
    return ScenarioHook.Recorder(
      fetch: try named(cursor.member("fetch"), source),
      feed: try feeds.map {
        ScenarioHook.Feed(reference: try reference($0.key, $0.value), value: try tensor($0.value))
      },
      deeds: try cursor.member("do")?.list().map(deed) ?? [])
  }

  private func deed(_ cursor: JSONCursor) throws -> Deed {
    Deed(
      callback: try cursor.required("at").string(), run: try cursor.optional("run")?.int(),
      step: try cursor.optional("step")?.int(), action: try cursor.optional("action")?.int(),
      effect: try effect(cursor))
  }

  private func effect(_ cursor: JSONCursor) throws -> Deed.Effect {
    let effects: [Deed.Effect] = [
      try cursor.member("stop").flatMap { try $0.bool() ? .stop : nil },
      try cursor.member("raise").map { .raise(EstimatorError.Kind(rawValue: try $0.string())) },
      try cursor.member("advance_clock").map { .advanceClock(try $0.double()) },
    ].compactMap { $0 }
    guard effects.count == 1 else {
      throw cursor.failure("expected exactly one of stop, raise and advance_clock")
    }
    return effects[0]
  }

  private func builtIn(_ name: String, _ cursor: JSONCursor) throws -> ScenarioHook.BuiltIn {
    let known = ScenarioHook.builtInKeys.first { $0.name == name }?.keys ?? []
    for (key, _) in try cursor.members() where key != "built_in" && !known.contains(key) {
      throw cursor.failure(atKey: key, "\(name) has no argument \"\(key)\"")
    }
    switch name {
    case "StopAtStepHook":
      return .stopAtStep(
        numSteps: try cursor.optional("num_steps")?.int(),
        lastStep: try cursor.optional("last_step")?.int())
    case "CheckpointSaverHook":
      return .checkpointSaver(
        saveSteps: try cursor.optional("save_steps")?.int(),
        saveSecs: try cursor.optional("save_secs")?.double(),
        listeners: try strings(cursor.member("listeners")))
    case "NanTensorHook":
      return .nanTensor(
        loss: try source(cursor.required("loss")),
        failOnNanLoss: try cursor.member("fail_on_nan_loss")?.bool() ?? true)
    case "LoggingTensorHook":
      return .loggingTensor(
        tensors: try named(cursor.required("tensors"), source),
        everyNIter: try cursor.optional("every_n_iter")?.int(),
        everyNSecs: try cursor.optional("every_n_secs")?.double(),
        atEnd: try cursor.member("at_end")?.bool() ?? false)
    default:
      return .stepCounter(
        everyNSteps: try given(cursor, "every_n_steps") { try $0.int() },
        everyNSecs: try cursor.optional("every_n_secs")?.double())
    }
  }
}
