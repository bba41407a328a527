import EstimatorModels
import EstimatorReference
import Testing

/// Optimizers against a few lines of float64 each. The loss is Σ w·c, so that its gradient is c.
struct OptimizerTests {
  private struct Model {
    let graph = Graph()
    let w: Variable
    let c: SymbolicTensor
    let trainOp: Operation

    init(_ optimizer: some Optimizer, _ dataType: DataType = .float32) throws {
      let initial =
        dataType == .float64 ? Tensor(Self.start) : Tensor(Self.start.map { Float($0) })
      w = try graph.addVariable("w", initialValue: initial, in: [.global, .trainable])
      c = try graph.placeholder("c", [3], dataType)
      let product = try graph.add("Mul", inputs: [graph.read(w), c]).tensors[0]
      let axes = try graph.constant(Tensor([Int32(0)]))
      let loss = try graph.add("Sum", inputs: [product, axes]).tensors[0]
      trainOp = try optimizer.minimize(loss, in: graph)
    }

    static let start = [1.0, -2.0, 0.5]
    static let gradients = [[0.5, -0.25, 0.0], [1.0, 0.5, -3.0], [-0.75, 0.125, 0.5]]

    func variable(_ name: String) throws -> Variable {
      try #require(graph.variables.first { $0.name == name })
    }

    /// The value after each of the first `count` steps.
    func train(_ session: TestSession, steps count: Int) throws -> [[Double]] {
      try Self.gradients.prefix(count).map { gradient in
        let fed =
          c.dataType == .float64 ? Tensor(gradient) : Tensor(gradient.map { Float($0) })
        try session.run(trainOp, feeding: [c: fed])
        return try session.floats(w)
      }
    }
  }

  /// Runs an update of one element over the gradients of each step, in float64.
  private func expected(
    _ update: (_ step: Int, _ g: Double, _ v: inout Double, _ element: Int) -> Void
  )
    -> [[Double]]
  {
    var values = Model.start
    return Model.gradients.enumerated().map { step, gradient in
      for element in values.indices {
        update(step + 1, gradient[element], &values[element], element)
      }
      return values
    }
  }

  @Test("optimizer.sgd: v becomes v - lr * g", arguments: [1, 3])
  func sgd(steps: Int) throws {
    let model = try Model(SGD(learningRate: 0.1))
    let found = try model.train(TestSession(model.graph), steps: steps)
    let wanted = expected { _, g, v, _ in v -= 0.1 * g }
    #expect(zip(found, wanted).allSatisfy { agree($0, $1) })
    #expect(found.count == steps)
  }

  @Test("optimizer.sgd: momentum keeps a share of the last move", arguments: [1, 3])
  func momentum(steps: Int) throws {
    let model = try Model(SGD(learningRate: 0.1, momentum: 0.9))
    let found = try model.train(TestSession(model.graph), steps: steps)
    var moves = [0.0, 0, 0]
    let wanted = expected { _, g, v, element in
      moves[element] = 0.9 * moves[element] - 0.1 * g
      v += moves[element]
    }
    #expect(zip(found, wanted).allSatisfy { agree($0, $1) })
  }

  @Test("optimizer.sgd: with momentum, rows of a table that a step does not gather rest")
  func gatheredMomentum() throws {
    let graph = Graph()
    let table = try graph.addVariable(
      "t", initialValue: Tensor([1 as Float, 2, 3], shape: [3, 1]), in: [.global, .trainable])
    let ids = try graph.placeholder("ids", [2], .int32)
    let more = try graph.placeholder("more", [1], .int32)
    let rows = try [ids, more].map { try graph.sum(graph.gather(graph.read(table), $0)) }
    let trainOp = try SGD(learningRate: 0.5, momentum: 0.5).minimize(graph.addN(rows), in: graph)
    let session = try TestSession(graph)
    // The gradient of a row is how often it was gathered.
    let steps: [([Int32], [Int32])] = [([0, 0], [2]), ([2, 2], [2]), ([0, 2], [0])]
    var (values, moves) = ([1.0, 2, 3], [0.0, 0, 0])
    for (first, second) in steps {
      try session.run(trainOp, feeding: [ids: Tensor(first), more: Tensor(second)])
      for row in values.indices {
        let count = (first + second).filter { $0 == Int32(row) }.count
        if count == 0 { continue }
        moves[row] = 0.5 * moves[row] - 0.5 * Double(count)
        values[row] += moves[row]
      }
      #expect(try agree(session.floats(table), values))
    }
  }

  @Test("optimizer.sgd: a table that is also used as a whole moves as a whole")
  func partlyGatheredMomentum() throws {
    let graph = Graph()
    let table = try graph.addVariable(
      "t", initialValue: Tensor([Float(1), 2]), in: [.global, .trainable])
    let ids = try graph.placeholder("ids", [1], .int32)
    let row = try graph.sum(graph.gather(graph.read(table), ids))
    let whole = try graph.sum(graph.multiply(graph.read(table), graph.constant(Float(0))))
    let trainOp = try SGD(learningRate: 1, momentum: 0.5).minimize(graph.add(row, whole), in: graph)
    let session = try TestSession(graph)
    for id in [0, 1] as [Int32] { try session.run(trainOp, feeding: [ids: Tensor([id])]) }
    #expect(try agree(session.floats(table), [1 - 1 - 0.5, 2 - 1]))
  }

  @Test("optimizer.adagrad: each element slows down by its own squares", arguments: [1, 3])
  func adagrad(steps: Int) throws {
    let model = try Model(Adagrad(learningRate: 0.1))
    let found = try model.train(TestSession(model.graph), steps: steps)
    var sums = [0.1, 0.1, 0.1]
    let wanted = expected { _, g, v, element in
      sums[element] += g * g
      v -= 0.1 * g / (sums[element].squareRoot() + 1e-7)
    }
    #expect(zip(found, wanted).allSatisfy { agree($0, $1) })
  }

  @Test("optimizer.adam: the step before the run plus one corrects the bias", arguments: [0, 100])
  func adam(start: Int) throws {
    let model = try Model(Adam(learningRate: 0.1))
    let session = try TestSession(model.graph)
    try session.assign(Tensor(Int64(start)), to: #require(model.graph.globalStep))
    let found = try model.train(session, steps: 3)
    #expect(
      zip(found, adamExpectation(start: start, beta1: 0.9, beta2: 0.999)).allSatisfy {
        agree($0, $1)
      })
    #expect(try session.floats(#require(model.graph.globalStep)) == [Double(start + 3)])
  }

  private func adamExpectation(start: Int, beta1: Double, beta2: Double) -> [[Double]] {
    // The decay rates are kept as float32, and 1 - 0.999 feels that.
    let (b1, b2) = (Double(Float(beta1)), Double(Float(beta2)))
    var (m, s) = ([0.0, 0, 0], [0.0, 0, 0])
    return expected { step, g, v, element in
      let t = Double(start + step)
      m[element] = b1 * m[element] + (1 - b1) * g
      s[element] = b2 * s[element] + (1 - b2) * g * g
      let rate = 0.1 * (1 - power(b2, t)).squareRoot() / (1 - power(b1, t))
      v -= rate * m[element] / (s[element].squareRoot() + 1e-7)
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    (0..<Int(exponent)).reduce(1) { product, _ in product * base }
  }

  @Test("optimizer.slots: a float64 variable has float64 slots and float32 hyper-parameters")
  func doublePrecision() throws {
    let model = try Model(Adagrad(learningRate: 0.5), .float64)
    #expect(try model.variable("training/Adagrad/w/accumulator").dataType == .float64)
    #expect(try model.variable("training/Adagrad/learning_rate").dataType == .float32)
    let found = try model.train(TestSession(model.graph), steps: 1)
    let wanted = zip(Model.start, Model.gradients[0]).map { v, g in
      v - 0.5 * g / ((0.1 + g * g).squareRoot() + 1e-7)
    }
    #expect(agree(found[0], wanted, within: 1e-15))
  }

  @Test("optimizer.slots: a changed hyper-parameter variable is obeyed")
  func restoredHyperparameter() throws {
    let model = try Model(SGD(learningRate: 0.9))
    let session = try TestSession(model.graph)
    try session.assign(Tensor(Float(0.1)), to: model.variable("training/SGD/learning_rate"))
    #expect(agree(try model.train(session, steps: 1)[0], [0.95, -1.975, 0.5]))
  }
}
