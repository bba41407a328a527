import EstimatorModels
import EstimatorOptimized
import EstimatorReference
import Estimators
import Testing

/// Whole sequences at once against step by step, and against the interpreter.
@Suite struct FusedRecurrenceTests {
  private static let one = SystemEnvironment(threads: 1)
  private static let two = SystemEnvironment(threads: 2)
  private static let general = OptimizedRuntime(
    kernels: .standard, options: PlanOptions(fusesRecurrence: false))

  private func run(
    _ built: RecurrentSample.Built, _ runtime: any GraphRuntime,
    _ environment: any Environment = one, times: Int = 1
  ) throws -> [Tensor] {
    let session = try runtime.makeSession(for: built.graph.definition, in: environment)
    _ = try session.run(
      fetches: [], targets: built.graph.variables.map(\.initializer), feeds: [:])
    return try (0..<times).map { _ in
      try session.run(fetches: built.fetches, targets: [], feeds: built.feeds)
    }.last ?? []
  }

  private func loopCount(_ built: RecurrentSample.Built, _ fetches: [SymbolicTensor]) throws -> Int
  {
    let session = try OptimizedSession(
      for: built.graph.definition, kernels: .standard, options: .all, in: Self.one)
    let feeds = built.feeds.keys.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    return try session.prepare(fetches: fetches, targets: [], feeds: feeds).recurrentLoopCount
  }

  private func expect(_ actual: [Tensor], meets expected: [Tensor], _ label: String) {
    #expect(actual.count == expected.count, "\(label)")
    for (index, pair) in zip(expected, actual).enumerated() {
      let difference = pair.0.comparison(with: pair.1, within: .singleStep).difference
      #expect(difference == nil, "\(label), value \(index)")
    }
  }

  /// Holds every way of running a sample against the others.
  private func check(_ sample: RecurrentSample, reference: Bool = true) throws {
    let built = try sample.build()
    let label = "\(sample)"
    #expect(try loopCount(built, built.fetches) == 2, "\(label)")
    let fused = try run(built, OptimizedRuntime())
    expect(fused, meets: try run(built, Self.general), "\(label) against step by step")
    if reference {
      expect(fused, meets: try run(built, ReferenceRuntime()), "\(label) against the reference")
    }
    let again = try run(built, OptimizedRuntime(), Self.two, times: 3)
    for (a, b) in zip(fused, again) {
      #expect(a.littleEndianBytes == b.littleEndianBytes, "\(label)")
    }
  }

  @Test(
    "cell.simple-rnn, cell.lstm, cell.gru: one layer over whole sequences is the same as step by step",
    arguments: RecurrentSample.Cell.allCases, RecurrentSample.Mask.allCases)
  func single(cell: RecurrentSample.Cell, mask: RecurrentSample.Mask) throws {
    for use in RecurrentSample.Use.allCases {
      for batch in [3, 19] {
        try check(RecurrentSample(cells: [(cell, 6)], batch: batch, mask: mask, use: use))
      }
    }
  }

  @Test(
    "cell.stack: layers over whole sequences are the same as step by step",
    arguments: RecurrentSample.Mask.allCases, RecurrentSample.Use.allCases)
  func stacked(mask: RecurrentSample.Mask, use: RecurrentSample.Use) throws {
    let stacks: [[(RecurrentSample.Cell, units: Int)]] = [
      [(.lstm, 7), (.lstm, 3)], [(.gru, 17), (.simpleRNN, 4), (.lstm, 5)],
      [(.simpleRNN, 16), (.gru, 32)],
    ]
    for cells in stacks {
      for knowsShapes in [false, true] {
        try check(
          RecurrentSample(
            cells: cells, batch: 17, time: 5, mask: mask, use: use, knowsShapes: knowsShapes,
            wantsInput: knowsShapes))
      }
    }
  }

  @Test("cell.lstm, cell.gru: wide layers, long sequences and many rows agree")
  func large() throws {
    try check(
      RecurrentSample(
        cells: [(.lstm, 48), (.gru, 33)], batch: 34, time: 23, depth: 20, use: .last),
      reference: false)
  }

  @Test("cell.mask.carry: a pass without gradients keeps nothing, and puts out the same")
  func prediction() throws {
    for cells: [(RecurrentSample.Cell, units: Int)] in [
      [(.lstm, 7), (.lstm, 3)], [(.gru, 6)], [(.simpleRNN, 5)],
    ] {
      for use in RecurrentSample.Use.allCases {
        let built = try RecurrentSample(cells: cells, batch: 40, time: 9, use: use).build()
        let loss = RecurrentSample.Built(
          graph: built.graph, fetches: [built.fetches[0]], feeds: built.feeds)
        #expect(try loopCount(built, loss.fetches) == 1)
        let (fused, general) = (try run(loss, OptimizedRuntime()), try run(loss, Self.general))
        expect(fused, meets: general, "\(cells) \(use)")
      }
    }
  }

  @Test("cell.mask.carry: batches without a live step are zeros")
  func empty() throws {
    let built = try RecurrentSample(cells: [(.lstm, 4)], use: .both).build()
    let feeds = built.feeds.mapValues { tensor in
      tensor.dataType == .bool ? Tensor(repeating: false, shape: tensor.shape) : tensor
    }
    let dead = RecurrentSample.Built(graph: built.graph, fetches: built.fetches, feeds: feeds)
    let (fused, reference) = (try run(dead, OptimizedRuntime()), try run(dead, ReferenceRuntime()))
    expect(fused, meets: reference, "dead")
  }

  @Test("cell.mask.carry: a loop whose carries somebody looks at goes step by step")
  func watched() throws {
    let built = try RecurrentSample(cells: [(.gru, 4)]).build()
    let loop = built.graph.nodes.first { $0.kind == "Scan" }
    let carries = try #require(loop?.tensors.last)
    let fetches = built.fetches + [carries]
    #expect(try loopCount(built, fetches) == 0)
    let both = RecurrentSample.Built(graph: built.graph, fetches: fetches, feeds: built.feeds)
    expect(try run(both, OptimizedRuntime()), meets: try run(both, ReferenceRuntime()), "watched")
  }

  @Test(
    "model.operations: a replaced kernel is used in loops, there and back",
    arguments: ["Scan", "MatMul", "Tanh", "TanhGrad", "Sigmoid", "SigmoidGrad", "SelectV2"])
  func replaced(kind: String) throws {
    let built = try RecurrentSample(cells: [(.lstm, 4)]).build()
    let session = try OptimizedSession(
      for: built.graph.definition, kernels: .standard.replacing(kind) { $0 }, options: .all,
      in: Self.one)
    _ = try session.run(
      fetches: [], targets: built.graph.variables.map(\.initializer), feeds: [:])
    let expected = try run(built, Self.general)
    let results = try session.run(fetches: built.fetches, targets: [], feeds: built.feeds)
    #expect(results.map(\.littleEndianBytes) == expected.map(\.littleEndianBytes))
    let feeds = built.feeds.keys.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    let counts = try session.prepare(fetches: built.fetches, targets: [], feeds: feeds).counts
    #expect(counts.fusedLoops == 0)
  }

  @Test("model.operations: a replaced kernel that no loop has leaves loops alone")
  func replacedElsewhere() throws {
    let built = try RecurrentSample(cells: [(.simpleRNN, 4)]).build()
    let kernels = KernelTable.standard.replacing("Sigmoid") { $0 }
    let session = try OptimizedSession(
      for: built.graph.definition, kernels: kernels, options: .all, in: Self.one)
    _ = try session.run(
      fetches: [], targets: built.graph.variables.map(\.initializer), feeds: [:])
    _ = try session.run(fetches: built.fetches, targets: [], feeds: built.feeds)
    let feeds = built.feeds.keys.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    let counts = try session.prepare(fetches: built.fetches, targets: [], feeds: feeds).counts
    #expect(counts.fusedLoops == 2)
  }

  @Test("cell.lstm: a loop that differs from a cell in one operation goes step by step")
  func nearly() throws {
    var sample = RecurrentSample(cells: [(.simpleRNN, 4)])
    sample.custom = SigmoidCell()
    let built = try sample.build()
    #expect(try loopCount(built, built.fetches) == 0)
    expect(
      try run(built, OptimizedRuntime()), meets: try run(built, ReferenceRuntime()), "sigmoid")
  }
}

/// A simple cell with a sigmoid where it should have a hyperbolic tangent.
private struct SigmoidCell: RecurrentCell {
  let scope = CellScope.named("sigmoid")
  let stateSizes = [4]
  let outputSize = 4
  let outputIsFirstState = true

  func parameters(inputWidth: Int) -> [CellParameter] { [] }

  func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    let fromInput = try graph.biasAdd(
      graph.matMul(step.input, step.parameters[0]), step.parameters[2])
    let fromState = try graph.matMul(step.states[0], step.parameters[1])
    let output = try graph.sigmoid(graph.add(fromInput, fromState))
    return RecurrentOutput(output: output, states: [output])
  }
}
