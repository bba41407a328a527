import EstimatorModels
import EstimatorReference
import Testing

/// Optimizers by name: rate, clipping and variables. The loss is Σ w·c, so that its gradient is c.
struct NamedOptimizerTests {
  private static let start = [1.0, -2.0]

  private func step(_ choice: OptimizerChoice, along gradient: [Double]) throws -> [Double] {
    let graph = Graph()
    let w = try graph.addVariable(
      "w", initialValue: Tensor(Self.start.map { Float($0) }), in: [.global, .trainable])
    let c = try graph.constant(gradient.map { Float($0) })
    let trainOp = try choice.minimize(
      graph.sum(graph.multiply(graph.read(w), c)), in: graph)
    let session = try TestSession(graph)
    try session.run(trainOp)
    return try session.floats(w)
  }

  @Test("optimizer.named.clipped: a gradient of norm 10 is halved, one of norm 5 or less is kept")
  func clipping() throws {
    let clipped = try step(.named("SGD"), along: [6, -8])
    #expect(agree(clipped, [1 - 0.05 * 3, -2 + 0.05 * 4]))
    let kept = try step(.named("SGD"), along: [3, -4])
    #expect(agree(kept, [1 - 0.05 * 3, -2 + 0.05 * 4]))
  }

  @Test(
    "optimizer.named.clipped: each variable by its own norm, a table by that of its gathered rows")
  func clippingRows() throws {
    let graph = Graph()
    let table = try graph.addVariable(
      "t", initialValue: Tensor([Float(0), 0, 0], shape: [3, 1]), in: [.global, .trainable])
    let w = try graph.addVariable("w", initialValue: Tensor(Float(0)), in: [.global, .trainable])
    // The gradient is 3 + 3 in row 0, 8 in row 2, and 1 for w.
    let rows = try graph.gather(graph.read(table), graph.indices([0, 2, 0]))
    let factors = try graph.constant(Tensor([Float(3), 8, 3], shape: [3, 1]))
    let loss = try graph.add(graph.sum(graph.multiply(rows, factors)), graph.read(w))
    let trainOp = try OptimizerChoice.named("SGD").minimize(loss, in: graph)
    let session = try TestSession(graph)
    try session.run(trainOp)
    #expect(try agree(session.floats(table), [-0.05 * 3, 0, -0.05 * 4]))
    #expect(try agree(session.floats(w), [-0.05]))
  }

  @Test("optimizer.hyperparameters.restored: what is restored counts, not what was constructed")
  func restored() throws {
    let graph = Graph()
    let w = try graph.addVariable("w", initialValue: Tensor(Float(1)), in: [.global, .trainable])
    let trainOp = try SGD(learningRate: 0.5).minimize(graph.read(w), in: graph)
    let session = try TestSession(graph)
    let rate = try #require(graph.variables.first { $0.name == "training/SGD/learning_rate" })
    try session.assign(Tensor(Float(0.25)), to: rate)
    try session.run(trainOp)
    #expect(try agree(session.floats(w), [0.75]))
  }

  @Test("optimizer.instance: an optimizer that is given keeps its rate and clips nothing")
  func instance() throws {
    let given = try step(.instance(SGD(learningRate: 0.5)), along: [6, -8])
    #expect(agree(given, [1 - 0.5 * 6, -2 + 0.5 * 8]))
    let made = try step(.made { try SGD() }, along: [6, -8])
    #expect(agree(made, [1 - 0.01 * 6, -2 + 0.01 * 8]))
  }

  @Test(
    "rnn.optimizer.name: names are spelled as documented", arguments: ["RMSprop", "adagrad", ""])
  func unknown(name: String) {
    let error = #expect(throws: EstimatorError.self) {
      try step(.named(name), along: [1, 1])
    }
    #expect(error?.kind == .valueError)
  }

  @Test("optimizer.hyperparameters: the names and values of VAR-05")
  func variables() throws {
    let power: [String: Double] = [
      "learning_rate_power": -0.5, "l1_regularization_strength": 0,
      "l2_regularization_strength": 0, "beta": 0,
    ]
    let expected: [(name: String, scope: String, own: [String: Double], slots: [String])] = [
      ("Adagrad", "Adagrad", [:], ["accumulator"]),
      ("Adam", "Adam", ["beta_1": 0.9, "beta_2": 0.999], ["m", "v"]),
      ("Ftrl", "Ftrl", power, ["accumulator", "linear"]),
      ("RMSProp", "RMSprop", ["rho": 0.9, "momentum": 0], ["rms"]),
      ("SGD", "SGD", ["momentum": 0], []),
    ]
    for (name, scope, own, slots) in expected {
      let graph = Graph()
      let w = try graph.addVariable(
        "w", initialValue: Tensor([Float(1)]), in: [.global, .trainable])
      _ = try OptimizerChoice.named(name).minimize(graph.sum(graph.read(w)), in: graph)
      let session = try TestSession(graph)
      let numbers = own.merging(["learning_rate": 0.05, "decay": 0]) { $1 }
      for (key, value) in numbers {
        let variable = graph.variables.first { $0.name == "training/\(scope)/\(key)" }
        #expect(try agree(session.floats(#require(variable)), [value]))
      }
      let names = Set(
        numbers.keys.map { "training/\(scope)/\($0)" }
          + slots.map {
            "training/\(scope)/w/\($0)"
          })
      #expect(Set(graph.variables.map(\.name)) == names.union(["w", "global_step"]))
    }
  }
}
