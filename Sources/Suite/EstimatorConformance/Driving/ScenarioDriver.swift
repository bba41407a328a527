package import EstimatorSimulation

/// Runs a scenario on a backend, in a simulated world of its own.
package struct ScenarioDriver: Sendable {
  package let backend: any EstimatorBackend
  private let limit: ActionLimit
  private let taking: Misreading

  /// - Parameters:
  ///   - limit: What an action does beyond it is taken never to end.
  ///   - taking: What descriptions are taken for, if not for what they are.
  package init(
    backend: any EstimatorBackend, limit: ActionLimit = .standard, taking: Misreading = Misreading()
  ) {
    self.backend = backend
    self.limit = limit
    self.taking = taking
  }

  /// What happened.
  ///
  /// - Throws: `NotExpressible` when a model has arguments that Swift's types do not take; `DriverFailure`
  ///   when the world itself failed.
  package func run(_ scenario: Scenario) throws -> [RawEvent] {
    let environment = SimulatedEnvironment(
      start: scenario.clock.start, stepSeconds: scenario.clock.stepSeconds,
      deviceFaults: scenario.faults.map(\.deviceFault), limit: limit)
    defer { environment.exit() }
    let drive = Drive(
      scenario: scenario, backend: backend, environment: environment, taking: taking)
    for (number, action) in scenario.actions.enumerated() {
      try drive.act(number, action)
    }
    return drive.recorder.events
  }
}

extension Fault {
  fileprivate var deviceFault: DeviceFault {
    DeviceFault(action: action, run: run, error, when == .before ? .before : .after)
  }
}

/// One scenario being driven.
final class Drive {
  /// Where model directories are, and what is named beside them.
  static let root = "/"
  /// Where the files of a canned model are.
  private static let filesDir = "/files"

  let scenario: Scenario
  let recorder = EventRecorder()
  let world: SimulatedEnvironment
  let hooks: HookSet
  private let backend: any EstimatorBackend
  private let environment: any Environment
  private let registry = GraphRegistry()
  private let taking: Misreading
  private var config: ScenarioConfig
  private var model: ScenarioModel
  /// That of the estimator at hand.
  private(set) var modelDir = Drive.root.appending(path: "model") {
    didSet { (facts.directory, hooks.modelDir) = (modelDir, modelDir) }
  }
  private var madeEstimator: (any Estimator)?
  private let facts: DirectoryFacts

  init(
    scenario: Scenario, backend: any EstimatorBackend, environment: SimulatedEnvironment,
    taking: Misreading
  ) {
    self.taking = taking
    self.scenario = scenario
    self.backend = backend
    world = environment
    facts = DirectoryFacts(directory: modelDir, files: environment.files)
    config = scenario.config
    model = scenario.model
    self.environment = LoggingEnvironment(
      base: environment, log: TraceLog(recorder: recorder, process: environment.log))
    hooks = HookSet(
      scenario: scenario, modelDir: modelDir, registry: registry, recorder: recorder,
      clock: environment.virtualClock, taking: taking)
  }

  /// One action: its events, perhaps an error, and the directory afterwards.
  func act(_ number: Int, _ action: Action) throws {
    recorder.beginAction(number)
    world.simulatedDevice.beginAction(number)
    do { try perform(action) } catch {
      if let cause = world.process.causeOfDeath {
        throw DriverFailure("action \(number): \(cause)")
      }
      recorder.record(.error(try ErrorKinds.kind(of: error), message: "\(error)"))
    }
    if let cause = world.process.causeOfDeath { throw DriverFailure("action \(number): \(cause)") }
    recorder.record(.directory(try facts.read(withCheckpoints: action.mode == .train)))
  }

  /// The estimator at hand; the first action that needs one makes it.
  func estimator() throws -> any Estimator {
    if let madeEstimator { return madeEstimator }
    return try makeEstimator()
  }

  /// Replaces the estimator by a new one.
  ///
  /// One that cannot be made leaves the one before in place.
  func replaceEstimator(_ new: Action.NewEstimator) throws {
    let previous = (config, model, modelDir)
    (config, model) = (new.config ?? scenario.config, new.model ?? model)
    if let name = new.modelDir { modelDir = Self.root.appending(path: name) }
    do { _ = try makeEstimator() } catch {
      (config, model, modelDir) = previous
      throw error
    }
  }

  private func makeEstimator() throws -> any Estimator {
    let made = try backend.makeEstimator(
      modelFn: modelFunction(),
      modelDir: modelDir, config: try taking.config(config).runConfig(modelDir: modelDir),
      environment: environment)
    madeEstimator = made
    return made
  }

  private func modelFunction() throws -> ModelFunction {
    guard let canned = model.canned.map(taking.model) else {
      return self.model.modelFunction(registry: registry, hooksNamed: hooks.hooks)
    }
    if let wrong = canned.inexpressible { throw wrong }
    try world.files.createDirectory(Self.filesDir)
    for (name, text) in canned.files {
      try world.files.write(Array(text.utf8), to: Self.filesDir.appending(path: name))
    }
    return try canned.modelFunction(
      folders: CannedModel.Folders(files: Self.filesDir, checkpoints: Self.root),
      registry: registry, environment: environment)
  }

  func inputFunction(_ name: String) throws -> InputFunction {
    guard let input = scenario.inputs[name] else {
      throw DriverFailure("the scenario has no input \(name)")
    }
    return input.inputFunction { [recorder] index in recorder.record(.batch(index: index)) }
  }
}
