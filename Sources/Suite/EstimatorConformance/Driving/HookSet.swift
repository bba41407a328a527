internal import EstimatorSimulation

/// The hooks and listeners of a scenario as objects: each is made when it is first named, and stays.
final class HookSet {
  private let scenario: Scenario
  /// Of hooks that are made from now on.
  var modelDir: String
  private let registry: GraphRegistry
  private let recorder: EventRecorder
  private let clock: VirtualClock
  private let taking: Misreading
  private var hooks: [String: Hook] = [:]
  private var listeners: [String: RecordingListener] = [:]

  init(
    scenario: Scenario, modelDir: String, registry: GraphRegistry, recorder: EventRecorder,
    clock: VirtualClock, taking: Misreading
  ) {
    self.scenario = scenario
    self.modelDir = modelDir
    self.registry = registry
    self.recorder = recorder
    self.clock = clock
    self.taking = taking
  }

  /// - Throws: `EstimatorError` for built-in hooks whose arguments cannot be.
  func hooks(named names: [String]) throws -> [Hook] {
    try names.map { name in
      if let made = hooks[name] { return made }
      let hook = try makeHook(name)
      hooks[name] = hook
      return hook
    }
  }

  func listeners(named names: [String]) -> [any CheckpointSaverListener] {
    names.map { name in
      if let made = listeners[name] { return made }
      let deeds = scenario.listeners[name]?.deeds ?? []
      let listener = RecordingListener(name: name, recorder: recorder, deeds: counter(deeds))
      listeners[name] = listener
      return listener
    }
  }

  private func counter(_ deeds: [Deed]) -> DeedCounter {
    DeedCounter(deeds, recorder: recorder, clock: clock)
  }

  private func makeHook(_ name: String) throws -> Hook {
    switch scenario.hooks[name] {
    case .recorder(let description):
      .user(
        RecordingHook(
          name: name, description, registry: registry, recorder: recorder,
          deeds: counter(description.deeds)))
    case .builtIn(let description): try make(taking.hook(description))
    case nil: throw DriverFailure("the scenario has no hook \(name)")
    }
  }

  private func make(_ hook: ScenarioHook.BuiltIn) throws -> Hook {
    switch hook {
    case .stopAtStep(let numSteps, let lastStep):
      return .stopAtStep(try StopAtStepHook(numSteps: numSteps, lastStep: lastStep))
    case .checkpointSaver(let steps, let secs, let listeners):
      return .checkpointSaver(
        try CheckpointSaverHook(
          checkpointDir: modelDir, saveSecs: secs, saveSteps: steps,
          listeners: self.listeners(named: listeners)))
    case .nanTensor(let loss, let fails):
      return .nanTensor(NanTensorHook(reference(to: loss), failOnNanLoss: fails))
    case .loggingTensor(let tensors, let iterations, let secs, let atEnd):
      return .loggingTensor(
        try LoggingTensorHook(
          tensors: tensors.mapValues(reference), everyNIter: iterations, everyNSecs: secs,
          atEnd: atEnd))
    case .stepCounter(.notGiven, let secs):
      return .stepCounter(try StepCounterHook(everyNSecs: secs))
    case .stepCounter(.given(let steps), let secs):
      return .stepCounter(try StepCounterHook(everyNSteps: steps, everyNSecs: secs))
    }
  }

  private func reference(to source: ScenarioModel.Source) -> TensorReference {
    .found { [registry] graph in try registry.tensor(source, in: graph) }
  }
}
