import EstimatorGraphs
import EstimatorReference
import Estimators
import Testing

/// A loop and its gradient against the same steps written one after another.
struct LoopGradientTests {
  @Test(
    "gradient.backpropagation: a loop and its unrolled form agree, forward and backward",
    arguments: [false, true], KnownShapes.allCases)
  func unrolled(reverse: Bool, shapes: KnownShapes) throws {
    let graph = Graph()
    let inputs = GradientCase.recurrentInputs
    let places = try inputs.enumerated().map { index, value in
      try graph.placeholder("x\(index)", shapes.declared(value.shape))
    }
    let weights = Array(places[2...])
    let loop = try graph.scan(
      carries: [places[0]], sequences: [places[1]], invariants: weights, reverse: reverse
    ) { graph, step in
      let next = try GradientCase.recurrentStep(
        graph, step.carries[0], step.elements[0], step.invariants)
      return ([next], [next])
    }.outputs[0]
    let flat = try unroll(graph, places, weights, steps: 4, reverse: reverse)
    let feeds = Dictionary(uniqueKeysWithValues: zip(places, inputs))
    let results = try [loop, flat].map { output in
      let loss = try graph.testLoss(output)
      let gradients = try graph.gradients(of: loss, withRespectTo: places).map { try #require($0) }
      return try graph.session().run(fetches: [output] + gradients, targets: [], feeds: feeds)
    }
    for (a, b) in zip(results[0], results[1]) {
      #expect(a.shape == b.shape)
      #expect(zip(a.doubles, b.doubles).allSatisfy { abs($0 - $1) <= 1e-13 * max(1, abs($1)) })
    }
  }

  private func unroll(
    _ graph: Graph, _ places: [SymbolicTensor], _ weights: [SymbolicTensor], steps: Int,
    reverse: Bool
  ) throws -> SymbolicTensor {
    var state = places[0]
    var states = [SymbolicTensor?](repeating: nil, count: steps)
    for step in reverse ? Array((0..<steps).reversed()) : Array(0..<steps) {
      let row = try graph.call("GatherV2", places[1], graph.int(Int32(step)), graph.int(0))
      state = try GradientCase.recurrentStep(graph, state, row, weights)
      states[step] = state
    }
    return try graph.add("Pack", inputs: states.compactMap { $0 }).tensors[0]
  }
}
