import EstimatorModels
import Testing

/// Which variables optimizers make, in which order, and what they refuse.
struct OptimizerVariableTests {
  private func variables(of optimizer: some Optimizer) throws -> [String] {
    let graph = Graph()
    let w = try graph.addVariable("w", initialValue: Tensor(Float(1)), in: [.global, .trainable])
    let b = try graph.addVariable("b", initialValue: Tensor(Float(1)), in: [.global, .trainable])
    let loss = try graph.add("Mul", inputs: [graph.read(w), graph.read(b)]).tensors[0]
    _ = try optimizer.minimize(loss, in: graph)
    let made = graph.variables.dropFirst(2)
    #expect(made.allSatisfy { $0.collections == [.global] })
    return made.map(\.name)
  }

  // The names and orders are those of a graph that TensorFlow's legacy optimizers built.
  @Test("optimizer.slots: SGD keeps its momentum, and slots only when it is used")
  func sgd() throws {
    let scalars = ["decay", "learning_rate", "momentum"].map { "training/SGD/\($0)" }
    #expect(try variables(of: SGD()) == ["global_step"] + scalars)
    let slots = ["w", "b"].map { "training/SGD/\($0)/momentum" }
    #expect(try variables(of: SGD(momentum: 0.5)) == ["global_step"] + scalars + slots)
  }

  @Test("optimizer.slots: Adagrad has one accumulator per variable")
  func adagrad() throws {
    let names = ["decay", "learning_rate", "w/accumulator", "b/accumulator"]
    #expect(
      try variables(of: Adagrad()) == ["global_step"] + names.map { "training/Adagrad/\($0)" })
  }

  @Test("optimizer.slots: Adam has all first moments before all second ones")
  func adam() throws {
    let names = ["beta_1", "beta_2", "decay", "learning_rate", "w/m", "b/m", "w/v", "b/v"]
    #expect(try variables(of: Adam()) == ["global_step"] + names.map { "training/Adam/\($0)" })
  }

  @Test("optimizer.adam.amsgrad: the greatest second moments come last")
  func amsgrad() throws {
    let names = [
      "beta_1", "beta_2", "decay", "learning_rate", "w/m", "b/m", "w/v", "b/v", "w/vhat", "b/vhat",
    ]
    #expect(
      try variables(of: Adam(amsgrad: true))
        == ["global_step"] + names.map { "training/Adam/\($0)" })
  }

  @Test("optimizer.rmsprop.centered: means of gradients come behind momenta")
  func centered() throws {
    let names = [
      "decay", "learning_rate", "momentum", "rho", "w/rms", "b/rms", "w/momentum", "b/momentum",
      "w/mg", "b/mg",
    ]
    #expect(
      try variables(of: RMSProp(momentum: 0.5, centered: true))
        == ["global_step"] + names.map { "training/RMSprop/\($0)" })
  }

  @Test("optimizer.clipping.arguments: a negative limit, or two of norms, is a ValueError")
  func badLimits() throws {
    let makers: [@Sendable () throws -> GradientClipping] = [
      { try GradientClipping(value: -1) }, { try GradientClipping(norm: -1) },
      { try GradientClipping(globalNorm: -1) }, { try GradientClipping(norm: 1, globalNorm: 1) },
    ]
    for make in makers {
      let error = #expect(throws: EstimatorError.self) { try make() }
      #expect(error?.kind == .valueError && error?.rule == .optimizerClippingArguments)
    }
    _ = try GradientClipping(value: 0, norm: 0)
  }

  @Test("optimizer.decay: a wrapped optimizer keeps what else it was given")
  func wrapped() throws {
    let clipped = ClippingOptimizer(try SGD(momentum: 0.5), by: try GradientClipping(norm: 2))
    let rate = ExponentialDecay(initialLearningRate: 1, decaySteps: 1, decayRate: 0.5)
    let whole = ScheduledOptimizer(try DecayingOptimizer(clipped, by: 0.25), following: rate)
    #expect(whole.clipping?.norm == 2 && whole.decay == 0.25 && whole.schedule != nil)
    #expect(whole.hyperparameters == ["decay": 0.25, "momentum": 0.5])
    #expect(throws: EstimatorError.self) { try DecayingOptimizer(clipped, by: -1) }
  }

  @Test("gradient.missing: a variable that the loss does not use is a ValueError")
  func unused() throws {
    let graph = Graph()
    let w = try graph.addVariable("w", initialValue: Tensor(Float(1)), in: [.global, .trainable])
    _ = try graph.addVariable("u", initialValue: Tensor(Float(1)), in: [.global, .trainable])
    let loss = try graph.read(w)
    let error = #expect(throws: EstimatorError.self) { try SGD().minimize(loss, in: graph) }
    #expect(error?.kind == .valueError)
    #expect(error?.rule == .gradientMissing)
    #expect(error?.message.contains("'u'") == true)
  }

  @Test("optimizer.sgd: a momentum outside 0 to 1 is a ValueError", arguments: [-0.1, 1.1])
  func badMomentum(momentum: Double) {
    let error = #expect(throws: EstimatorError.self) { try SGD(momentum: momentum) }
    #expect(error?.kind == .valueError)
    #expect(error?.argument == "momentum")
  }

  @Test("optimizer.adagrad: a negative initial accumulator is a ValueError")
  func badAccumulator() {
    let error = #expect(throws: EstimatorError.self) { try Adagrad(initialAccumulatorValue: -1) }
    #expect(error?.kind == .valueError)
    #expect(error?.argument == "initial_accumulator_value")
  }
}
