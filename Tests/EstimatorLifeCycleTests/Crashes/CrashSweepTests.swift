import EstimatorSimulation
import EstimatorStorage
import Estimators
import Testing

@Suite("A crash at every file operation")
struct CrashSweepTests {
  #if DEBUG
    /// Here the interpreter takes its time.
    private static let survivals: [Survival] = [.lost, .torn(seed: 1)]
    private static let extents: [FilePlan.Extent] = [.half]
  #else
    private static let extents = FilePlan.Extent.allCases
    private static let survivals: [Survival] = [.lost, .kept] + (0..<6).map { .torn(seed: $0) }
  #endif

  @Test(
    "checkpoint.resume: a process that crashed at its n-th file operation leaves a directory from which training goes on",
    arguments: TestedBackend.allCases)
  func fromNothing(_ backend: TestedBackend) throws {
    try sweep(backend, from: SimulatedDisk())
  }

  @Test(
    "checkpoint.resume: the same for a process that had itself gone on from a checkpoint",
    arguments: TestedBackend.allCases)
  func fromCheckpoint(_ backend: TestedBackend) throws {
    try sweep(backend, from: try backend.halfWay())
  }

  private func sweep(_ backend: TestedBackend, from disk: SimulatedDisk) throws {
    let (_, expected) = try backend.undisturbed()
    let count = try operations(backend, from: disk)
    #expect(count > 20)
    for number in 0..<count {
      for extent in Self.extents {
        let world = try crashed(backend, from: disk, at: number, extent)
        for survival in Self.survivals {
          try resume(backend, world, survival, expected, "\(extent) of operation \(number)")
        }
      }
    }
  }

  /// How many file operations an undisturbed training makes.
  private func operations(_ backend: TestedBackend, from disk: SimulatedDisk) throws -> Int {
    let world = SimulatedEnvironment(disk: disk)
    try Trainer(backend, in: world).train()
    #expect(world.exit().isEmpty)
    return world.simulatedFiles.operations.count
  }

  private func crashed(
    _ backend: TestedBackend, from disk: SimulatedDisk, at number: Int, _ extent: FilePlan.Extent
  ) throws -> SimulatedEnvironment {
    let world = SimulatedEnvironment(disk: disk, filePlan: .at(number, .crash(extent)))
    #expect(throws: (any Error).self) { try Trainer(backend, in: world).train() }
    #expect(world.process.causeOfDeath as? SimulatedCrash == SimulatedCrash(operation: number))
    world.exit()
    return world
  }

  private func resume(
    _ backend: TestedBackend, _ crashed: SimulatedEnvironment, _ survival: Survival,
    _ expected: [UInt8], _ place: Comment
  ) throws {
    let world = crashed.restarted(survival)
    let trainer = try Trainer(backend, in: world)
    // Whatever the state file names is readable, and the newest is what everybody is told.
    let steps = try trainer.readableSteps()
    let latest = try trainer.estimator.latestCheckpoint()
    #expect(latest == steps?.last.map { trainer.store.prefix(step: $0) }, place)
    try trainer.train()
    #expect(try trainer.readableSteps()?.last == Trainer.target, place)
    #expect(try trainer.result() == expected, place)
    #expect(!world.recordingLog.events.contains { $0.key == .checkpointUnusable }, place)
    #expect(world.exit().isEmpty, place)
  }
}
