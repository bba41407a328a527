import EstimatorSimulation
import Estimators
import Testing

@Suite("Tasks of evaluate and predict")
struct ReadingTaskTests {
  private static let seeds: Range<UInt64> = 0..<8

  private func hasNext(_ predictions: any PredictionStream) throws -> Bool {
    try predictions.next() != nil
  }

  private func eachWorld(
    _ backend: TestedBackend, _ body: (SimulatedEnvironment, any Estimator) throws -> Void
  ) throws {
    let disk = try backend.halfWay()
    for seed in Self.seeds {
      let world = SimulatedEnvironment(disk: disk, order: .shuffled(seed: seed))
      try body(world, try Trainer(backend, in: world).estimator)
      #expect(world.exit().isEmpty)
    }
  }

  @Test(
    "predict.dropped: predictions that are closed half-way leave nothing running",
    arguments: TestedBackend.allCases)
  func closed(_ backend: TestedBackend) throws {
    try eachWorld(backend) { (_, estimator) throws in
      let predictions = estimator.predict(inputFn: SmallModel.stream(SmallModel.batches))
      for _ in 0..<3 { #expect(try hasNext(predictions)) }
      predictions.close()
      #expect(try !hasNext(predictions))
    }
  }

  @Test(
    "predict.dropped: predictions that are let go of half-way leave nothing running",
    arguments: TestedBackend.allCases)
  func dropped(_ backend: TestedBackend) throws {
    try eachWorld(backend) { (_, estimator) throws in
      let predictions = estimator.predict(inputFn: SmallModel.stream(SmallModel.batches))
      #expect(try hasNext(predictions))
    }
  }

  @Test(
    "predictions taken to the end, past it, or not at all leave nothing running",
    arguments: TestedBackend.allCases)
  func toTheEnd(_ backend: TestedBackend) throws {
    try eachWorld(backend) { (_, estimator) throws in
      _ = estimator.predict(inputFn: SmallModel.stream(SmallModel.batches))
      let predictions = estimator.predict(inputFn: SmallModel.stream(SmallModel.batches))
      var count = 0
      while try predictions.next() != nil { count += 1 }
      #expect(count == 12)
      #expect(try !hasNext(predictions))
    }
  }

  @Test(
    "an input that fails ends evaluate and predict with its error, and nothing is left running",
    arguments: TestedBackend.allCases)
  func failing(_ backend: TestedBackend) throws {
    let failure = EstimatorError(.dataLoss, "planned")
    try eachWorld(backend) { (_, estimator) throws in
      let input = SmallModel.stream(SmallModel.batches, failure: failure)
      #expect(throws: failure) { try estimator.evaluate(inputFn: input) }
      let predictions = estimator.predict(inputFn: input)
      #expect(throws: failure) { while try predictions.next() != nil {} }
      // What has failed is over.
      #expect(try !hasNext(predictions))
    }
  }

  @Test(
    "savers among the hooks of evaluate and predict leave nothing running",
    arguments: TestedBackend.allCases)
  func savers(_ backend: TestedBackend) throws {
    try eachWorld(backend) { (world, estimator) throws in
      let input = SmallModel.stream(SmallModel.batches)
      func saver() throws -> [Hook] {
        [.checkpointSaver(try CheckpointSaverHook(checkpointDir: "/copies", saveSteps: 1))]
      }
      _ = try estimator.evaluate(
        inputFn: input, steps: nil, hooks: saver(), checkpointPath: nil, name: nil)
      let predictions = estimator.predict(
        inputFn: input, predictKeys: nil, hooks: try saver(), checkpointPath: nil,
        yieldSingleExamples: true)
      _ = try predictions.next()
      #expect(try world.files.list("/copies") == ["checkpoint", "model.ckpt-3.h5"])
    }
  }
}
