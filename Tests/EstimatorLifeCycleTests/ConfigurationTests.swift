import EstimatorSimulation
import EstimatorStorage
import Estimators
import Testing

@Suite("Where a model lives, and how far it goes")
struct ConfigurationTests {
  private func estimator(
    _ backend: TestedBackend, in world: SimulatedEnvironment, modelDir: String?,
    _ config: RunConfig
  ) throws -> any Estimator {
    try backend.backend.makeEstimator(
      modelFn: SmallModel.modelFn, modelDir: modelDir, config: config, environment: world)
  }

  @Test(
    "config.model-dir.conflict: two different directories are an error, the same twice is none",
    arguments: TestedBackend.allCases)
  func conflict(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    let config = try RunConfig(modelDir: "/a")
    let error = #expect(throws: EstimatorError.self) {
      try estimator(backend, in: world, modelDir: "/b", config)
    }
    #expect(error?.kind == .valueError && error?.argument == "modelDir")
    // The texts are compared, not what they mean.
    #expect(throws: EstimatorError.self) {
      try estimator(backend, in: world, modelDir: "/a/", config)
    }
    #expect(try estimator(backend, in: world, modelDir: "/a", config).modelDir == "/a")
    #expect(try estimator(backend, in: world, modelDir: nil, config).modelDir == "/a")
    #expect(try estimator(backend, in: world, modelDir: "/c", RunConfig()).modelDir == "/c")
    // A directory that is given is not made by the constructor (CTOR-07).
    #expect(world.simulatedFiles.operations.isEmpty)
  }

  @Test(
    "config.model-dir.temporary: without a directory there is a new temporary one each time",
    arguments: TestedBackend.allCases)
  func temporary(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    let made = try (0..<2).map { _ in
      try estimator(backend, in: world, modelDir: nil, RunConfig()).modelDir
    }
    #expect(Set(made).count == 2)
    for directory in made { #expect(try world.files.kind(of: directory) == .directory) }
  }

  @Test(
    "checkpoint.state: a directory written with a slash at its end is named relatively too",
    arguments: TestedBackend.allCases)
  func trailingSlash(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    let trainer = try Trainer(backend, in: world, directory: "/models/small/")
    try trainer.train(steps: 1)
    try world.files.rename("/models/small", to: "/models/moved")
    let moved = try Trainer(backend, in: world, directory: "/models/moved")
    #expect(try moved.readableSteps() == [0, 1])
    #expect(try moved.store.readState()?.modelCheckpointPath == "model.ckpt-1")
    world.exit()
  }

  @Test(
    "numbers that stand for ever are no trap, also when training goes on from a step",
    arguments: TestedBackend.allCases)
  func largeNumbers(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    let config = try RunConfig(
      saveCheckpointsSteps: .given(.max), keepCheckpointMax: .max, logStepCountSteps: .max)
    let input = SmallModel.stream(SmallModel.batches)
    let estimator = try estimator(backend, in: world, modelDir: "/m", config)
    try estimator.train(inputFn: input, steps: .max)
    try estimator.train(inputFn: input, steps: .max)
    try estimator.train(inputFn: input, maxSteps: .max)
    #expect(try estimator.latestCheckpoint() == "/m/model.ckpt-18")
    let result = try estimator.evaluate(inputFn: input, steps: .max)
    #expect(result["global_step"]??.array(of: Int64.self) == [18])
    world.exit()
  }
}
