import EstimatorOptimized
import Estimators
import Testing

@Suite struct StateAgreementTests {
  /// A variable `w` of shape [5, 3] and an update of it with slots, scalars and a gradient.
  private static func optimizer(
    _ kind: String, slots: Int, scalars: [Float], _ attributes: [String: Attribute] = [:],
    gradientLast: Bool
  ) throws -> (graph: Graph, update: Operation) {
    let graph = Graph()
    var generator = SampleGenerator(seed: 20)
    let variables = try (0...slots).map { index in
      try graph.addVariable(
        "v\(index)", initialValue: generator.tensor(.float32, [5, 3], in: 0.5...1))
    }
    let values = try scalars.map { try graph.constant($0) }
    let gradient = try graph.multiply(
      graph.read(variables[0]), graph.constant(generator.tensor(.float32, [5, 3])))
    let rest = gradientLast ? values + [gradient] : [values[0], gradient] + values.dropFirst()
    let update = try graph.add(
      kind, inputs: variables.map(\.handle) + rest, attributes: attributes)
    return (graph, update.operation)
  }

  private static let optimizers: [(String, Int, [Float], [String: Attribute], Bool)] = [
    ("ResourceApplyGradientDescent", 0, [0.1], [:], true),
    ("ResourceApplyKerasMomentum", 1, [0.1, 0.9], [:], false),
    ("ResourceApplyKerasMomentum", 1, [0.1, 0.9], ["use_nesterov": .bool(true)], false),
    ("ResourceApplyAdagradV2", 1, [0.1, 1e-7], [:], true),
    ("ResourceApplyAdagradV2", 1, [0.1, 1e-7], ["update_slots": .bool(false)], true),
    ("ResourceApplyAdam", 2, [0.9, 0.999, 0.01, 0.9, 0.999, 1e-7], [:], true),
    (
      "ResourceApplyAdam", 2, [0.9, 0.999, 0.01, 0.9, 0.999, 1e-7], ["use_nesterov": .bool(true)],
      true
    ),
  ]

  @Test("train.updates: optimizers leave the same variables after five steps", arguments: 0..<7)
  func updates(index: Int) throws {
    let (kind, slots, scalars, attributes, last) = Self.optimizers[index]
    let (graph, update) = try Self.optimizer(
      kind, slots: slots, scalars: scalars, attributes, gradientLast: last)
    try BothBackends.compare(graph, kind) { session in
      _ = try session.run(
        fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
      for _ in 0..<5 { _ = try session.run(fetches: [], targets: [update], feeds: [:]) }
      return graph.variables.compactMap { session.value(of: $0) }
    }
  }

  @Test("session.run.reads: a read sees the value from before, or what it depends on, in both")
  func reads() throws {
    let graph = Graph()
    let v = try graph.addVariable("v", initialValue: Tensor([1 as Float, 2]))
    let u = try graph.addVariable("u", initialValue: Tensor([10 as Float, 20]))
    let early = try graph.read(v)
    let add = try graph.assignAdd(v, graph.constant([1 as Float, 1]))
    let between = try graph.read(v, after: [add])
    let double = try graph.assign(v, graph.multiply(between, graph.scalar(2, .float32)))
    let late = try graph.read(v, after: [double])
    // Two variables swapped: each read must outlive the other's write.
    let uBefore = try graph.read(u)
    let swapU = try graph.assign(u, early, after: [double])
    let swapV = try graph.assign(v, uBefore, after: [double, swapU])
    let sum = try graph.add(graph.add(early, between), late)
    try BothBackends.compare(graph) { session in
      _ = try session.run(fetches: [], targets: [v.initializer, u.initializer], feeds: [:])
      let values = try session.run(
        fetches: [early, between, late, sum, uBefore], targets: [swapV], feeds: [:])
      let partial = try session.run(fetches: [late, early], targets: [], feeds: [:])
      return values + partial + [session.value(of: v), session.value(of: u)].compactMap { $0 }
    }
  }

  @Test("session.run.reads: reads that wait for each other's writes still see what was before")
  func crossing() throws {
    let graph = Graph()
    let a = try graph.addVariable("a", initialValue: Tensor(1 as Float))
    let b = try graph.addVariable("b", initialValue: Tensor(2 as Float))
    let writeA = try graph.assign(a, graph.constant(10 as Float))
    let writeB = try graph.assign(b, graph.constant(20 as Float))
    let readA = try graph.read(a, after: [writeB])
    let readB = try graph.read(b, after: [writeA])
    try BothBackends.compare(graph) { session in
      _ = try session.run(fetches: [], targets: [a.initializer, b.initializer], feeds: [:])
      return try session.run(fetches: [readA, readB], targets: [], feeds: [:])
    }
  }

  @Test("session.run.feed: feeds cut off what they replace, batches and reads included")
  func feeds() throws {
    let graph = Graph()
    let x = try graph.nextBatch([Node.Output(.float32, [nil, 2])])[0]
    let y = try graph.multiply(x, graph.scalar(3, .float32))
    let v = try graph.addVariable("v", initialValue: Tensor(1 as Float))
    let z = try graph.add(y, graph.read(v))
    let given = Tensor([5 as Float, 6], shape: [1, 2])
    try BothBackends.compare(graph) { session in
      let first = try session.run(fetches: [y], targets: [], feeds: [x: given])
      let second = try session.run(
        fetches: [z, y], targets: [], feeds: [y: given, try graph.read(v): Tensor(4 as Float)])
      return first + second
    }
  }

  @Test("session.run.feed: what is fed stays, even where the operation that would make it runs")
  func fedAndMade() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil])
    let y = try graph.multiply(x, graph.scalar(3, .float32))
    let z = try graph.add(y, y)
    // The rows there are depend on what is computed, so that no plan can be made.
    let size = try graph.cast(graph.sum(y), to: .int32)
    let wide = try graph.fill(graph.pack([size]), graph.scalar(1, .float32))
    try BothBackends.compare(graph) { session in
      let feeds = [x: Tensor([1 as Float]), y: Tensor([2 as Float])]
      let planned = try session.run(fetches: [y, z], targets: [y.operation], feeds: feeds)
      #expect(planned[0].array(of: Float.self) == [2])
      #expect(planned[1].array(of: Float.self) == [4])
      let direct = try session.run(fetches: [y, wide], targets: [y.operation], feeds: feeds)
      #expect(direct[0].array(of: Float.self) == [2])
      #expect(direct[1].array(of: Float.self) == [1, 1])
      return planned + direct
    }
  }

  @Test("train.end-of-input: every batch is consumed once, and the run without one changes nothing")
  func endOfInput() throws {
    let graph = Graph()
    let x = try graph.nextBatch([
      Node.Output(.float32, [nil]), Node.Output(.int64, [nil]),
    ])
    let step = try graph.addVariable("step", initialValue: Tensor(0 as Int64))
    let w = try graph.addVariable("w", initialValue: Tensor(1 as Float))
    let count = try graph.assignAdd(step, graph.constant(1 as Int64))
    let update = try graph.assignSub(w, graph.mean(x[0]))
    let batches = (1...3).map { size in
      Batch(
        features: .single(Tensor((0..<size).map { Float($0) + 0.5 })),
        labels: .single(Tensor((0..<size).map { Int64($0) })))
    }
    try BothBackends.compare(graph) { session in
      let stream = CountedBatches(batches)
      session.bindInput(stream)
      _ = try session.run(fetches: [], targets: [step.initializer, w.initializer], feeds: [:])
      var values: [Tensor] = []
      for _ in 0..<3 {
        values += try session.run(fetches: [x[1]], targets: [count, update], feeds: [:])
      }
      #expect(stream.consumed == [0, 1, 2])
      #expect(throws: EstimatorError.self) {
        _ = try session.run(fetches: [], targets: [count, update], feeds: [:])
      }
      #expect(stream.consumed == [0, 1, 2])
      return values + [session.value(of: step), session.value(of: w)].compactMap { $0 }
    }
  }

  @Test("train.input.consumed: a run that fails half-way has consumed nothing")
  func failingRun() throws {
    let graph = Graph()
    let x = try graph.nextBatch([Node.Output(.int32, [nil])])[0]
    let whole = try graph.add("FloorDiv", inputs: [graph.constant([6 as Int32]), x]).tensors[0]
    let batches = [1, 0, 2].map { Batch(features: .single(Tensor([Int32($0)]))) }
    try BothBackends.compare(graph) { session in
      let stream = CountedBatches(batches)
      session.bindInput(stream)
      let first = try session.run(fetches: [whole], targets: [], feeds: [:])
      #expect(throws: EstimatorError.self) {
        _ = try session.run(fetches: [whole], targets: [], feeds: [:])
      }
      #expect(stream.consumed == [0])
      let last = try session.run(fetches: [whole], targets: [], feeds: [:])
      #expect(stream.consumed == [0, 2])
      return first + last
    }
  }

  @Test(
    "session.errors: what is not initialised, fed, bound or possible is refused with the same kind")
  func errors() throws {
    let graph = Graph()
    let v = try graph.addVariable("v", initialValue: Tensor(1 as Float))
    let add = try graph.assignAdd(v, graph.constant(1 as Float))
    let p = try graph.placeholder("p", .int32, shape: [nil])
    let divided = try graph.add("FloorDiv", inputs: [p, p]).tensors[0]
    let x = try graph.nextBatch([Node.Output(.float32, [nil])])[0]
    let uninitialised = try graph.read(v)
    try BothBackends.compare(graph) {
      try $0.run(fetches: [uninitialised], targets: [], feeds: [:])
    }
    try BothBackends.compare(graph) { try $0.run(fetches: [], targets: [add], feeds: [:]) }
    try BothBackends.compare(graph) { try $0.run(fetches: [p], targets: [], feeds: [:]) }
    try BothBackends.compare(graph) {
      try $0.run(fetches: [divided], targets: [], feeds: [p: Tensor([1 as Int32, 0])])
    }
    try BothBackends.compare(graph) { try $0.run(fetches: [x], targets: [], feeds: [:]) }
  }
}
