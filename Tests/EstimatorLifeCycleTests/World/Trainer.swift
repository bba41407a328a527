import EstimatorSimulation
import EstimatorStorage
import Estimators

/// Trains the small model in one directory of one world: six steps, a save every two, two kept.
struct Trainer {
  static let directory = "/models/small"
  static let target = 6

  let estimator: any Estimator
  let environment: any Environment
  let directory: String

  init(
    _ backend: TestedBackend, in environment: any Environment, directory: String = directory,
    modelFn: @escaping ModelFunction = SmallModel.modelFn
  ) throws {
    self.environment = environment
    self.directory = directory
    estimator = try backend.backend.makeEstimator(
      modelFn: modelFn, modelDir: directory,
      config: RunConfig(saveCheckpointsSteps: 2, keepCheckpointMax: 2), environment: environment)
  }

  /// To the target, from wherever the directory is.
  func train(_ input: InputFunction = SmallModel.byStep, hooks: [Hook] = []) throws {
    try estimator.train(inputFn: input, hooks: hooks, maxSteps: Self.target)
  }

  /// The same from an empty directory, without a look at it beforehand.
  func train(steps: Int, _ input: InputFunction = SmallModel.byStep, hooks: [Hook] = []) throws {
    try estimator.train(inputFn: input, hooks: hooks, steps: steps)
  }

  // MARK: The directory

  var store: CheckpointStore { CheckpointStore(directory: directory, files: environment.files) }

  /// The steps that the state file names, oldest first, after reading each; `nil` without a state file.
  ///
  /// - Throws: When the state file or a checkpoint that it names is not readable.
  func readableSteps() throws -> [Int]? {
    guard let state = try store.readState() else { return nil }
    return try (state.allModelCheckpointPaths + [state.modelCheckpointPath ?? "none"]).map {
      try store.read(store.prefix(named: $0)).step
    }.dropLast()
  }

  /// What the directory holds.
  func contents() throws -> [String: [UInt8]] {
    guard try environment.files.kind(of: directory) == .directory else { return [:] }
    let names = try environment.files.list(directory)
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try environment.files.read(directory.appending(path: $0)))
      })
  }

  /// The bytes of the checkpoint at the target: the same bytes are the same variables, bit by bit.
  func result() throws -> [UInt8]? { try contents()["model.ckpt-\(Self.target).h5"] }
}

extension TestedBackend {
  /// The file operations of a training that came to its end undisturbed, and its last checkpoint.
  func undisturbed() throws -> (operations: [FileOperation], result: [UInt8]) {
    let world = SimulatedEnvironment()
    let trainer = try Trainer(self, in: world)
    try trainer.train(steps: Trainer.target)
    let operations = world.simulatedFiles.operations
    guard let result = try trainer.result() else { throw Missing() }
    world.exit()
    return (operations, result)
  }

  /// A disk on which a training to step 3 has ended.
  func halfWay() throws -> SimulatedDisk {
    let world = SimulatedEnvironment()
    try Trainer(self, in: world).train(steps: 3)
    world.exit()
    return world.simulatedFiles.disk.survivors(.lost)
  }
}

struct Missing: Error {}
