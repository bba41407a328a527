import EstimatorSimulation
import Estimators
import Testing

@Suite("A damaged model directory")
struct DamagedDirectoryTests {
  @Test(
    "checkpoint.state.stale, checkpoint.state.unparsable: train refuses with the file and what to do, and changes nothing",
    arguments: TestedBackend.allCases, Damage.allCases)
  func train(_ backend: TestedBackend, _ damage: Damage) throws {
    let world = try world(backend, damage)
    let trainer = try Trainer(backend, in: world)
    let before = try trainer.contents()
    let uses = [{ try trainer.train(steps: 1) }, { try trainer.train() }]
    for use in uses {
      let error = #expect(throws: EstimatorError.self) { try use() }
      #expect(error?.message.contains(damage.blamed) == true, "\(error?.message ?? "")")
      #expect(error?.advice?.isEmpty == false)
      let isState = damage == .nothingNamed || damage == .missing
      #expect(error?.kind == (isState ? .valueError : .dataLoss))
    }
    #expect(try trainer.contents() == before)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "checkpoint.state.stale: evaluate and predict say so and go on from initial values",
    arguments: TestedBackend.allCases, Damage.allCases.filter { $0 != .nothingNamed })
  func read(_ backend: TestedBackend, _ damage: Damage) throws {
    let empty = SimulatedEnvironment()
    let expected = try evaluation(Trainer(backend, in: empty))
    let world = try world(backend, damage)
    let trainer = try Trainer(backend, in: world)
    #expect(try evaluation(trainer) == expected)
    #expect(keys(world).filter { $0 == .checkpointUnusable }.count == 1)
    let first = try trainer.estimator.predict(inputFn: SmallModel.stream([[1, 2]])).next()
    // w is 0.5 at first.
    #expect(first?[""]?.array(of: Float.self) == [0.5])
    #expect(keys(world).filter { $0 == .checkpointUnusable }.count == 2)
    #expect(empty.exit().isEmpty)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "variables.need-checkpoint: the getters fail, whatever is damaged",
    arguments: TestedBackend.allCases, Damage.allCases)
  func getters(_ backend: TestedBackend, _ damage: Damage) throws {
    let world = try world(backend, damage)
    let estimator = try Trainer(backend, in: world).estimator
    #expect(throws: EstimatorError.self) { try estimator.getVariableNames() }
    #expect(throws: EstimatorError.self) { try estimator.getVariableValue("w") }
    switch damage {
    case .nothingNamed: #expect(throws: EstimatorError.self) { try estimator.latestCheckpoint() }
    // The name of a damaged file is still the name of the newest.
    case .missing, .unparsable: #expect(try estimator.latestCheckpoint() == nil)
    default: #expect(try estimator.latestCheckpoint() == damage.blamed)
    }
    #expect(world.exit().isEmpty)
  }

  @Test(
    "checkpoint.state.unparsable: a state file that names no newest is an error everywhere",
    arguments: TestedBackend.allCases)
  func nothingNamed(_ backend: TestedBackend) throws {
    let world = try world(backend, .nothingNamed)
    let estimator = try Trainer(backend, in: world).estimator
    let input = SmallModel.stream(SmallModel.batches)
    let evaluation = #expect(throws: EstimatorError.self) { try estimator.evaluate(inputFn: input) }
    #expect(evaluation?.kind == .valueError)
    let prediction = #expect(throws: EstimatorError.self) {
      try estimator.predict(inputFn: input).next()
    }
    #expect(prediction?.kind == .valueError)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "checkpoint.retention.resumed: an older checkpoint that is missing is no obstacle",
    arguments: TestedBackend.allCases)
  func olderMissing(_ backend: TestedBackend) throws {
    let files = SimulatedFileSystem(disk: try backend.halfWay())
    try files.remove("\(Trainer.directory)/model.ckpt-2.h5")
    let world = SimulatedEnvironment(disk: files.disk.survivors(.kept))
    let trainer = try Trainer(backend, in: world)
    try trainer.train(steps: 1)
    #expect(try trainer.readableSteps() == [3, 4])
    #expect(world.exit().isEmpty)
  }

  // MARK: Support

  private func world(_ backend: TestedBackend, _ damage: Damage) throws -> SimulatedEnvironment {
    SimulatedEnvironment(disk: try damage.done(to: backend.halfWay()))
  }

  private func keys(_ world: SimulatedEnvironment) -> [LogEvent.Key] {
    world.recordingLog.events.map(\.key)
  }

  private func evaluation(_ trainer: Trainer) throws -> [Float] {
    let result = try trainer.estimator.evaluate(inputFn: SmallModel.stream(SmallModel.batches))
    return result.values.compactMap { $0?.array(of: Float.self)?.first }
  }
}
