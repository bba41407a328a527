import EstimatorOptimized
import Estimators
import Testing

@Suite struct ScanAgreementTests {
  /// A recurrent layer over `[time, batch, depth]`, and its gradients, fed with inputs of that shape.
  private static func recurrent(reverse: Bool, knowsShapes: Bool) throws -> (
    graph: Graph, fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]
  ) {
    let graph = Graph()
    var generator = SampleGenerator(seed: 30)
    let (time, batch, depth, units) = (6, 3, 4, 5)
    let input = generator.tensor(.float32, [time, batch, depth], in: -1...1)
    let x = try graph.placeholder(
      "x", .float32, shape: knowsShapes ? PartialShape(input.shape) : [nil, nil, depth])
    let kernel = try graph.constant(generator.tensor(.float32, [depth, units], in: -1...1))
    let recurrent = try graph.placeholder("r", .float32, shape: [units, units])
    let start = try graph.constant(generator.tensor(.float32, [batch, units], in: -1...1))
    let (carries, outputs) = try graph.scan(
      carries: [start], sequences: [x], invariants: [kernel, recurrent], reverse: reverse
    ) { graph, step in
      let sum = try graph.add(
        graph.matMul(step.elements[0], step.invariants[0]),
        graph.matMul(step.carries[0], step.invariants[1]))
      let state = try graph.tanh(sum)
      return ([state], [state, sum])
    }
    let loss = try graph.sum(graph.square(outputs[0]))
    return (
      graph,
      carries + outputs + [loss]
        + (try graph.gradients(of: loss, withRespectTo: [x, recurrent])).compactMap { $0 },
      [x: input, recurrent: generator.tensor(.float32, [units, units], in: -1...1)]
    )
  }

  @Test("model.scan: carries and outputs agree, forwards and in reverse", arguments: [false, true])
  func recurrence(reverse: Bool) throws {
    for knowsShapes in [true, false] {
      let (graph, fetches, feeds) = try Self.recurrent(reverse: reverse, knowsShapes: knowsShapes)
      try BothBackends.compare(graph) { try $0.run(fetches: fetches, targets: [], feeds: feeds) }
    }
  }

  @Test("model.scan: weights that training changes between runs are seen by the next run's steps")
  func training() throws {
    let graph = Graph()
    var generator = SampleGenerator(seed: 31)
    let x = try graph.constant(generator.tensor(.float32, [5, 3, 4], in: -1...1))
    let weights = try [[4, 6], [6, 6]].enumerated().map { index, shape in
      try graph.addVariable(
        "w\(index)", initialValue: generator.tensor(.float32, Shape(shape), in: -1...1),
        in: [.global, .trainable])
    }
    let start = try graph.constant(Tensor(repeating: 0 as Float, shape: [3, 6]))
    let (_, outputs) = try graph.scan(
      carries: [start], sequences: [x], invariants: weights.map { try graph.read($0) }
    ) { graph, step in
      let state = try graph.tanh(
        graph.add(
          graph.matMul(step.elements[0], step.invariants[0]),
          graph.matMul(step.carries[0], step.invariants[1])))
      return ([state], [state])
    }
    let loss = try graph.mean(graph.square(outputs[0]))
    let gradients = try graph.gradients(of: loss, withRespectTo: weights)
    let updates = try zip(weights, gradients).map { variable, gradient in
      try graph.add(
        "ResourceApplyGradientDescent",
        inputs: [variable.handle, graph.constant(0.5 as Float), try #require(gradient)]
      ).operation
    }
    try BothBackends.compare(graph) { session in
      _ = try session.run(fetches: [], targets: weights.map(\.initializer), feeds: [:])
      let losses = try (0..<5).flatMap { _ in
        try session.run(fetches: [loss], targets: updates, feeds: [:])
      }
      return losses + weights.compactMap { session.value(of: $0) }
    }
  }

  @Test("model.scan: carries that change places, pass through, or are answered twice")
  func exchanges() throws {
    let graph = Graph()
    let xs = try graph.placeholder("xs", .int32, shape: [nil])
    let start = try [1, 10, 100].map { try graph.constant(Int32($0)) }
    let (carries, outputs) = try graph.scan(carries: start, sequences: [xs]) { graph, step in
      let sum = try graph.add(step.carries[0], step.elements[0])
      return ([step.carries[1], sum, step.carries[2]], [step.carries[0], sum, step.elements[0]])
    }
    for count in 0...4 {
      let values = Tensor((0..<count).map { Int32($0) })
      try BothBackends.compare(graph, "\(count)") {
        try $0.run(fetches: carries + outputs, targets: [], feeds: [xs: values])
      }
    }
  }

  @Test("model.scan: a body whose shapes depend on its elements runs all the same")
  func dependentShapes() throws {
    let graph = Graph()
    let xs = try graph.placeholder("xs", .int32, shape: [nil])
    let (carries, outputs) = try graph.scan(
      carries: [graph.constant(0 as Int32)], sequences: [xs]
    ) { graph, step in
      let range = try graph.add(
        "Range",
        inputs: [graph.constant(0 as Int32), step.elements[0], graph.constant(1 as Int32)]
      ).tensors[0]
      let total = try graph.sum(range)
      return ([try graph.add(step.carries[0], total)], [total])
    }
    try BothBackends.compare(graph) {
      try $0.run(
        fetches: carries + outputs, targets: [], feeds: [xs: Tensor([3 as Int32, 0, 5])])
    }
  }
}
