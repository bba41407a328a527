import EstimatorSimulation
import Estimators
import Testing

@Suite("What a model function and an input function can make of it")
struct ModelChangeTests {
  /// `SmallModel`, whose graph has one thing more.
  private static func modelFn(
    adding add: @escaping (Graph) throws -> Void
  ) -> ModelFunction {
    { context in
      try add(context.graph)
      return try SmallModel.modelFn(context)
    }
  }

  @Test(
    "evaluate.checkpoint.missing-variable: a variable that the checkpoint lacks is NotFound",
    arguments: TestedBackend.allCases)
  func missingVariable(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment(disk: try backend.halfWay())
    let trainer = try Trainer(
      backend, in: world,
      modelFn: Self.modelFn { try $0.addVariable("more", initialValue: Tensor(Float(1))) })
    try expectRefusal(trainer, .notFound, "more")
    #expect(world.exit().isEmpty)
  }

  @Test(
    "evaluate.checkpoint.shape: a variable of another shape or type is InvalidArgument",
    arguments: TestedBackend.allCases, [Tensor([Float(1), 2]), Tensor(Double(1))])
  func otherShape(_ backend: TestedBackend, _ value: Tensor) throws {
    let first = SimulatedEnvironment()
    func trainer(_ value: Tensor, _ world: SimulatedEnvironment) throws -> Trainer {
      try Trainer(
        backend, in: world,
        modelFn: Self.modelFn { try $0.addVariable("more", initialValue: value) })
    }
    try trainer(Tensor(Float(1)), first).train(steps: 1)
    let world = first.restarted()
    try expectRefusal(trainer(value, world), .invalidArgument, "more")
    #expect(world.exit().isEmpty)
  }

  @Test(
    "hook.needs-global-step: what counts steps fails in begin when the model takes the step away",
    arguments: TestedBackend.allCases)
  func noGlobalStep(_ backend: TestedBackend) throws {
    let counting: [(name: String, Hook)] = [
      ("saver", .checkpointSaver(try CheckpointSaverHook(checkpointDir: "/m", saveSteps: 1))),
      ("stop", .stopAtStep(try StopAtStepHook(lastStep: 1))),
      ("counter", .stepCounter(try StepCounterHook(everyNSteps: 1))),
    ]
    for (name, hook) in counting {
      let world = SimulatedEnvironment()
      let estimator = try backend.backend.makeEstimator(
        modelFn: { context in
          defer { context.graph.globalStep = nil }
          return try SmallModel.modelFn(context)
        }, modelDir: "/m",
        // Nothing of the estimator's own counts.
        config: try RunConfig(
          saveCheckpointsSteps: .given(nil), saveCheckpointsSecs: .given(nil),
          logStepCountSteps: nil),
        environment: world)
      let error = #expect(throws: EstimatorError.self, "\(name)") {
        try estimator.train(inputFn: SmallModel.stream([[1]]), hooks: [hook])
      }
      #expect(error?.kind == .runtimeError && error?.rule == .hookNeedsGlobalStep, "\(name)")
      #expect(try world.files.kind(of: "/m/checkpoint") == nil)
      #expect(world.exit().isEmpty)
    }
  }

  private func expectRefusal(
    _ trainer: Trainer, _ kind: EstimatorError.Kind, _ name: String
  ) throws {
    let before = try trainer.contents()
    let input = SmallModel.stream(SmallModel.batches)
    let uses: [() throws -> Void] = [
      { try trainer.train(steps: 1) }, { _ = try trainer.estimator.evaluate(inputFn: input) },
      { _ = try trainer.estimator.predict(inputFn: input).next() },
    ]
    for use in uses {
      let error = #expect(throws: EstimatorError.self) { try use() }
      #expect(error?.kind == kind && error?.message.contains("'\(name)'") == true)
    }
    #expect(try trainer.contents() == before)
  }

  @Test(
    "train.input.once: input and model function are called once, however often the session is made",
    arguments: TestedBackend.allCases)
  func once(_ backend: TestedBackend) throws {
    let faults = (1...3).map { DeviceFault(run: 2 * $0, .aborted, .before) }
    let world = SimulatedEnvironment(deviceFaults: faults)
    var calls = (input: 0, model: 0)
    let trainer = try Trainer(
      backend, in: world, modelFn: Self.modelFn { _ in calls.model += 1 })
    let input = SmallModel.stream(SmallModel.batches)
    try trainer.train(steps: 4) { context in
      calls.input += 1
      return try input(context)
    }
    #expect(calls.input == 1 && calls.model == 1)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "predict.rows.zero-length: rows that do not agree are a ValueError, whichever comes first",
    arguments: TestedBackend.allCases, [(0, 3), (3, 0), (2, 3)])
  func rows(_ backend: TestedBackend, _ lengths: (Int, Int)) throws {
    let world = SimulatedEnvironment()
    let trainer = try Trainer(backend, in: world) { context in
      func rows(_ count: Int) throws -> SymbolicTensor {
        try context.graph.constant(Tensor([Float](repeating: 1, count: count)))
      }
      return EstimatorSpec(
        mode: context.mode,
        predictions: .keyed(["a": try rows(lengths.0), "b": try rows(lengths.1)]))
    }
    let predictions = trainer.estimator.predict(inputFn: SmallModel.stream([[1]]))
    let error = #expect(throws: EstimatorError.self) { try predictions.next() }
    #expect(error?.kind == .valueError)
    #expect(world.exit().isEmpty)
  }

  @Test(
    "a model's own local initialisation runs after the default one, and finds every variable set",
    arguments: TestedBackend.allCases)
  func localInitialisation(_ backend: TestedBackend) throws {
    let world = SimulatedEnvironment()
    let trainer = try Trainer(backend, in: world) { context in
      let graph = context.graph
      let global = try graph.addVariable("g", initialValue: Tensor(Float(3)))
      let local = try graph.addVariable("l", initialValue: Tensor(Float(5)), in: [.local])
      let add = try graph.add(
        "AssignAddVariableOp", inputs: [local.handle, graph.read(global)])
      return EstimatorSpec(
        mode: context.mode, predictions: .single(try graph.read(local)),
        scaffold: Scaffold(localInitOp: add.operation))
    }
    let predictions = trainer.estimator.predict(
      inputFn: SmallModel.stream([[1]]), predictKeys: nil, hooks: [], checkpointPath: nil,
      yieldSingleExamples: false)
    #expect(try predictions.next()?[""]?.array(of: Float.self) == [8])
    predictions.close()
    #expect(world.exit().isEmpty)
  }
}
