import EstimatorOptimized
import EstimatorReference
import Estimators
import Testing

/// Runs whose shapes depend on what they compute, again and again with inputs of changing sizes.
@Suite struct SegmentedRunTests {
  private struct Model {
    let graph: Graph
    let x: SymbolicTensor
    let table, weights: Variable
    let loss, kept: SymbolicTensor
    let step: Operation
  }

  /// Looks up rows for the positive numbers among many, multiplies sums of them, and trains.
  private static func model() throws -> Model {
    var generator = SampleGenerator(seed: 5)
    let graph = Graph()
    let x = try graph.placeholder("x", .int64, shape: [nil])
    let trainable: Set<Variable.Collection> = [.global, .trainable]
    let table = try graph.addVariable(
      "table", initialValue: generator.tensor(.float32, [20, 6], in: -1...1), in: trainable)
    let weights = try graph.addVariable(
      "weights", initialValue: generator.tensor(.float32, [6, 5], in: -1...1), in: trainable)
    let places = try graph.add(
      "Where", inputs: [graph.greater(x, graph.constant(Int64(0)))]
    ).tensors[0]
    let flat = try graph.reshape(places, to: [-1])
    let ids = try graph.gather(x, flat)
    let rows = try graph.gather(graph.read(table), ids)
    let cells = try graph.add(
      "FloorMod", inputs: [ids, graph.constant(Int64(4))]
    ).tensors[0]
    let sums = try graph.add(
      "UnsortedSegmentSum", inputs: [rows, cells, graph.constant(Int32(4))]
    ).tensors[0]
    let hidden = try graph.tanh(graph.matMul(sums, graph.read(weights)))
    let loss = try graph.sum(graph.square(hidden))
    let rate = try graph.constant(Float(0.1))
    let found = try graph.gradients(of: loss, withRespectTo: [table, weights]).compactMap { $0 }
    let updates = try zip([table, weights], found).map { variable, gradient in
      try graph.add(
        "ResourceApplyGradientDescent", inputs: [variable.handle, rate, gradient]
      ).operation
    }
    let step = try graph.group(updates)
    return Model(
      graph: graph, x: x, table: table, weights: weights, loss: loss, kept: ids, step: step)
  }

  private static let inputs: [[Int64]] = [
    [3, -1, 5, 0, 7], [3, -1, 5, 0, 7], [1, 2, 3, 4, 5], [9, -4, 9, 2, 2], [-1, -1, -1, -1, -1],
    [4, 8, 15, 16, 3, 2, 7], [1], [19, 19, 19], [3, -1, 5, 0, 7], [6, 5, 4, 3, 2],
  ]

  @Test("session.run.reads: training with ever other numbers of rows goes as in the interpreter")
  func training() throws {
    let model = try Self.model()
    try BothBackends.compare(model.graph) { session in
      _ = try session.run(
        fetches: [], targets: model.graph.variables.map(\.initializer), feeds: [:])
      var results: [Tensor] = []
      for input in Self.inputs + Self.inputs {
        results += try session.run(
          fetches: [model.loss, model.kept], targets: [model.step], feeds: [model.x: Tensor(input)])
        results += [model.table, model.weights].compactMap { session.value(of: $0) }
      }
      return results
    }
  }

  @Test("session.run.reads: a fetch of a variable that the run writes is its old value")
  func oldValues() throws {
    let model = try Self.model()
    let old = try model.graph.read(model.weights)
    let new = try model.graph.read(model.weights, after: [model.step])
    try BothBackends.compare(model.graph) { session in
      _ = try session.run(
        fetches: [], targets: model.graph.variables.map(\.initializer), feeds: [:])
      return try Self.inputs.flatMap { input in
        try session.run(fetches: [old, new], targets: [], feeds: [model.x: Tensor(input)])
      }
    }
  }

  @Test("session.run.reads: an index out of range fails the run and leaves variables alone")
  func failure() throws {
    let model = try Self.model()
    try BothBackends.compare(model.graph) { session in
      _ = try session.run(
        fetches: [], targets: model.graph.variables.map(\.initializer), feeds: [:])
      var results: [Tensor] = []
      for input in Self.inputs.prefix(5) + [[3, 20, 4]] + Self.inputs.prefix(2) {
        do {
          results += try session.run(
            fetches: [model.loss], targets: [model.step], feeds: [model.x: Tensor(input)])
        } catch { results.append(Tensor([Float(-1)])) }
        results += [model.table, model.weights].compactMap { session.value(of: $0) }
      }
      return results
    }
  }
}
