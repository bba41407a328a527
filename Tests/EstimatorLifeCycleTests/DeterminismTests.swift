import EstimatorSimulation
import Estimators
import Testing

@Suite("The same again")
struct DeterminismTests {
  @Test("two runs leave the same bytes in every file", arguments: TestedBackend.allCases)
  func twice(_ backend: TestedBackend) throws {
    let runs = try (0..<2).map { _ in
      let world = SimulatedEnvironment()
      let trainer = try Trainer(backend, in: world)
      try trainer.train(SmallModel.stream(SmallModel.batches))
      world.exit()
      return try Trainer(backend, in: world.restarted()).contents()
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0].keys.sorted() == ["checkpoint", "model.ckpt-4.h5", "model.ckpt-6.h5"])
  }

  @Test(
    "one thread and two leave the same bytes in every file, in the real world as in a simulated one",
    arguments: TestedBackend.allCases)
  func threads(_ backend: TestedBackend) async throws {
    let world = SimulatedEnvironment()
    let simulated = try Trainer(backend, in: world)
    try simulated.train(SmallModel.stream(SmallModel.batches))
    let expected = try simulated.contents()
    world.exit()
    for threads in [1, 2, 2] {
      try await RealWorld.withDirectory { directory in
        let trainer = try Trainer(backend, in: RealWorld(threads: threads), directory: directory)
        try trainer.train(SmallModel.stream(SmallModel.batches))
        #expect(try trainer.contents() == expected)
      }
    }
  }

  @Test("both backends leave the same bytes in the state file")
  func backends() throws {
    let contents = try TestedBackend.allCases.map { backend in
      let world = SimulatedEnvironment()
      let trainer = try Trainer(backend, in: world)
      try trainer.train(SmallModel.stream(SmallModel.batches))
      defer { world.exit() }
      return try trainer.contents()["checkpoint"]
    }
    #expect(Set(contents).count == 1)
  }
}
