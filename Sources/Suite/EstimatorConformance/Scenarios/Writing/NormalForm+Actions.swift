extension NormalForm {
  func action(_ action: Action) throws -> JSON {
    .object([JSON.Member(action.kind, .members(try arguments(of: action)))])
  }

  private func arguments(of action: Action) throws -> [(String, JSON?)] {
    switch action {
    case .train(let train):
      [
        ("input", .string(train.input)), ("steps", train.steps.map { .int($0) }),
        ("max_steps", train.maxSteps.map { .int($0) }), ("hooks", .strings(train.hooks)),
        ("listeners", .strings(train.listeners)),
      ]
    case .evaluate(let evaluate):
      [
        ("input", .string(evaluate.input)), ("steps", evaluate.steps.map { .int($0) }),
        ("hooks", .strings(evaluate.hooks)),
        ("checkpoint", evaluate.checkpoint.map { .string($0) }),
        ("name", evaluate.name.map { .string($0) }),
      ]
    case .predict(let predict):
      [
        ("input", .string(predict.input)), ("keys", predict.keys.map(JSON.strings)),
        ("hooks", .strings(predict.hooks)), ("checkpoint", predict.checkpoint.map { .string($0) }),
        ("yield_single_examples", .bool(predict.yieldSingleExamples)),
        ("take", predict.take.map { .int($0) }),
      ]
    case .latestCheckpoint, .variableNames: []
    case .variableValue(let name): [("name", .string(name))]
    case .evalDir(let name): [("name", name.map { .string($0) })]
    case .newEstimator(let new):
      [
        ("config", new.config.map(config)), ("model", try new.model.map(model)),
        ("model_dir", new.modelDir.map { .string($0) }),
      ]
    case .advanceClock(let seconds): [("seconds", .float(seconds))]
    case .removeCheckpoint(let step), .damageCheckpoint(let step): [("step", .int(step))]
    case .writeState(let text): [("text", .string(text))]
    }
  }

  func hook(_ hook: ScenarioHook) throws -> JSON {
    switch hook {
    case .builtIn(let builtIn): return try self.builtIn(builtIn)
    case .recorder(let recorder):
      let feeds = try recorder.feed.map {
        JSON.Member("\($0.reference)", try writer.json($0.value))
      }
      return [
        "fetch": try named(recorder.fetch, source), "feed": .object(feeds),
        "do": .array(recorder.deeds.map(deed)),
      ]
    }
  }

  func deed(_ deed: Deed) -> JSON {
    let effect: (String, JSON?) =
      switch deed.effect {
      case .stop: ("stop", true)
      case .raise(let kind): ("raise", .string(kind.rawValue))
      case .advanceClock(let seconds): ("advance_clock", .float(seconds))
      }
    return .members([
      ("at", .string(deed.callback)), ("run", deed.run.map { .int($0) }),
      ("step", deed.step.map { .int($0) }), ("action", deed.action.map { .int($0) }), effect,
    ])
  }

  private func builtIn(_ hook: ScenarioHook.BuiltIn) throws -> JSON {
    switch hook {
    case .stopAtStep(let numSteps, let lastStep):
      .members([
        ("built_in", "StopAtStepHook"), ("num_steps", numSteps.map { .int($0) }),
        ("last_step", lastStep.map { .int($0) }),
      ])
    case .checkpointSaver(let steps, let secs, let listeners):
      .members([
        ("built_in", "CheckpointSaverHook"), ("save_steps", steps.map { .int($0) }),
        ("save_secs", secs.map { .float($0) }), ("listeners", .strings(listeners)),
      ])
    case .nanTensor(let loss, let fails):
      [
        "built_in": "NanTensorHook", "loss": try source(loss), "fail_on_nan_loss": .bool(fails),
      ]
    case .loggingTensor(let tensors, let iterations, let secs, let atEnd):
      .members([
        ("built_in", "LoggingTensorHook"), ("tensors", try named(tensors, source)),
        ("every_n_iter", iterations.map { .int($0) }), ("every_n_secs", secs.map { .float($0) }),
        ("at_end", .bool(atEnd)),
      ])
    case .stepCounter(let steps, let secs):
      .members([
        ("built_in", "StepCounterHook"), ("every_n_steps", given(steps, JSON.int)),
        ("every_n_secs", secs.map { .float($0) }),
      ])
    }
  }
}
