import EstimatorSimulation
import Estimators
import Testing

@Suite("A file operation that fails")
struct FileFaultTests {
  private static let kinds: [FileError.Kind] = [.noSpace, .inputOutput, .notPermitted]

  @Test(
    "an operation that fails once is train's error, and loses nothing",
    arguments: TestedBackend.allCases)
  func once(_ backend: TestedBackend) throws {
    let (operations, expected) = try backend.undisturbed()
    for (number, operation) in operations.enumerated() {
      for kind in Self.kinds {
        let plan = FilePlan.at(number, .fail(kind))
        let world = SimulatedEnvironment(filePlan: plan)
        let error = try failure(in: world) {
          try Trainer(backend, in: world).train(steps: Trainer.target)
        }
        // checkpoint.retention (SAVER-07): what cannot be removed is left.
        if operation.action == .remove {
          #expect(error == nil)
        } else {
          #expect(error?.kind == kind, "\(operation)")
          #expect(error?.path.hasPrefix(Trainer.directory) == true, "\(operation)")
        }
        try goOn(backend, after: world, expected, "\(kind) at \(operation)")
      }
    }
  }

  @Test(
    "a disk that is full from one operation on is train's error, and loses nothing",
    arguments: TestedBackend.allCases)
  func fromThereOn(_ backend: TestedBackend) throws {
    let (operations, expected) = try backend.undisturbed()
    for number in operations.indices {
      let plan = FilePlan().adding(.fail(.noSpace), at: number..<1_000)
      let world = SimulatedEnvironment(filePlan: plan)
      let error = try failure(in: world) {
        try Trainer(backend, in: world).train(steps: Trainer.target)
      }
      let rest = operations[number...]
      #expect(error?.kind == (rest.allSatisfy { $0.action == .remove } ? nil : .noSpace))
      try goOn(backend, after: world, expected, "full from operation \(number)")
    }
  }

  @Test(
    "evaluate, predict and the getters pass on what the disk says",
    arguments: TestedBackend.allCases)
  func readers(_ backend: TestedBackend) throws {
    let disk = try backend.halfWay()
    let uses: [(any Estimator) throws -> Void] = [
      { _ = try $0.evaluate(inputFn: SmallModel.stream(SmallModel.batches)) },
      { _ = try $0.predict(inputFn: SmallModel.stream(SmallModel.batches)).next() },
      { _ = try $0.latestCheckpoint() }, { _ = try $0.getVariableNames() },
      { _ = try $0.getVariableValue("w") },
    ]
    for use in uses {
      let calm = SimulatedEnvironment(disk: disk)
      try use(Trainer(backend, in: calm).estimator)
      #expect(calm.simulatedFiles.operations.count > 0)
      for number in calm.simulatedFiles.operations.indices {
        let world = SimulatedEnvironment(disk: disk, filePlan: .at(number, .fail(.inputOutput)))
        let error = try failure(in: world) { try use(Trainer(backend, in: world).estimator) }
        #expect(error?.kind == .inputOutput)
        #expect(world.exit().isEmpty)
      }
      #expect(calm.exit().isEmpty)
    }
  }

  @Test(
    "a directory that nobody may write is one error, and nothing is left running",
    arguments: TestedBackend.allCases)
  func unwritable(_ backend: TestedBackend) throws {
    let plan = FilePlan().adding(.fail(.notPermitted), at: 0..<1_000)
    let world = SimulatedEnvironment(filePlan: plan)
    let error = try failure(in: world) { try Trainer(backend, in: world).train() }
    #expect(error?.kind == .notPermitted)
    #expect(world.exit().isEmpty)
  }

  @Test("a directory that is a file is an error", arguments: TestedBackend.allCases)
  func directoryIsFile(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    try world.files.createDirectory("/models")
    try world.files.write([1, 2, 3], to: Trainer.directory)
    let error = try failure(in: world) { try Trainer(backend, in: world).train() }
    #expect(error != nil)
    #expect(try world.files.read(Trainer.directory) == [1, 2, 3])
    #expect(world.exit().isEmpty)
  }

  // MARK: Support

  /// The file error that `body` fails with, if it does.
  private func failure(
    in world: SimulatedEnvironment, _ body: () throws -> Void
  ) throws -> FileError? {
    do { try body() } catch let error as FileError { return error }
    return nil
  }

  private func goOn(
    _ backend: TestedBackend, after world: SimulatedEnvironment, _ expected: [UInt8],
    _ place: Comment
  ) throws {
    #expect(world.process.isAlive, place)
    #expect(world.exit().isEmpty, place)
    let next = world.restarted(.lost)
    let trainer = try Trainer(backend, in: next)
    _ = try trainer.readableSteps()
    try trainer.train()
    #expect(try trainer.result() == expected, place)
    #expect(next.exit().isEmpty, place)
  }
}
