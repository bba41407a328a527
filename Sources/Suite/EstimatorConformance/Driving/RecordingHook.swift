/// A hook of a scenario at work: records its callbacks, and acts.
final class RecordingHook: SessionRunHook {
  private let name: String
  private let description: ScenarioHook.Recorder
  private let registry: GraphRegistry
  private let recorder: EventRecorder
  private let deeds: DeedCounter
  private var fetches: OrderedDictionary<String, SymbolicTensor> = [:]
  private var feeds: [SymbolicTensor: Tensor] = [:]

  init(
    name: String, _ description: ScenarioHook.Recorder, registry: GraphRegistry,
    recorder: EventRecorder, deeds: DeedCounter
  ) {
    self.name = name
    self.description = description
    self.registry = registry
    self.recorder = recorder
    self.deeds = deeds
  }

  func begin(_ graph: Graph) throws {
    fetches = try description.fetch.mapValues { try registry.tensor($0, in: graph) }
    feeds = [:]
    for feed in description.feed {
      feeds[try registry.tensor(.reference(feed.reference), in: graph)] = feed.value
    }
    recorder.record(.hook(name: name, callback: "begin", step: nil, values: nil))
    try deeds.perform("begin", step: nil)
  }

  func afterCreateSession(_ session: any HookSession, _ coordinator: any Coordinator) throws {
    try record("after_create_session", session) { coordinator.requestStop() }
  }

  func beforeRun(_ context: any SessionRunContext) throws -> SessionRunArguments? {
    try record("before_run", context.session) { context.requestStop() }
    return SessionRunArguments(fetches: fetches.isEmpty ? nil : fetches, feeds: feeds)
  }

  func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) throws {
    try record("after_run", context.session, values: fetches.isEmpty ? nil : values.results) {
      context.requestStop()
    }
  }

  func end(_ session: any HookSession) throws { try record("end", session) {} }

  private func record(
    _ callback: String, _ session: any HookSession,
    values: OrderedDictionary<String, Tensor>? = nil, requestStop: () -> Void
  ) throws {
    let step = try session.globalStep()
    recorder.record(.hook(name: name, callback: callback, step: step, values: values))
    try deeds.perform(callback, step: step, requestStop: requestStop)
  }
}

/// A listener of a scenario at work.
final class RecordingListener: CheckpointSaverListener {
  private let name: String
  private let recorder: EventRecorder
  private let deeds: DeedCounter

  init(name: String, recorder: EventRecorder, deeds: DeedCounter) {
    self.name = name
    self.recorder = recorder
    self.deeds = deeds
  }

  func begin() throws { _ = try record("begin", step: nil) }

  func beforeSave(_ session: any HookSession, globalStep: Int) throws {
    _ = try record("before_save", step: globalStep)
  }

  func afterSave(_ session: any HookSession, globalStep: Int) throws -> Bool {
    try record("after_save", step: globalStep)
  }

  func end(_ session: any HookSession, globalStep: Int) throws {
    _ = try record("end", step: globalStep)
  }

  /// - Returns: Whether a stop is planned.
  private func record(_ callback: String, step: Int?) throws -> Bool {
    recorder.record(.listener(name: name, callback: callback, step: step))
    var stops = false
    try deeds.perform(callback, step: step) { stops = true }
    return stops
  }
}
