import EstimatorGraphs
import EstimatorReference
import EstimatorTensors
import Estimators
import Testing

/// Backpropagation against central differences in float64.
struct GradientTests {
  @Test(
    "gradient.backpropagation: the gradient of every operation agrees with differences",
    arguments: GradientCase.all, KnownShapes.allCases)
  func differences(example: GradientCase, shapes: KnownShapes) throws {
    if !example.allowsUnknownDimensions && shapes != .all { return }
    for (analytic, numeric) in try example.gradients(knowing: shapes) {
      for (a, n) in zip(analytic, numeric) {
        #expect(abs(a - n) <= 1e-7 * max(1, abs(n)), "\(analytic) is not \(numeric)")
      }
    }
  }

  @Test("gradient.backpropagation: a variable that is read twice gets the sum of both ways")
  func variable() throws {
    let graph = Graph()
    let w = try graph.addVariable(
      "w", initialValue: Tensor([2.0, 3.0]), in: [.global, .trainable])
    let value = try graph.read(w)
    let again = try graph.call(
      "ReadVariableOp", w.handle, attributes: ["dtype": .type(.float64)])
    let loss = try graph.call("Sum", graph.call("Mul", value, again), graph.ints(0))
    let gradient = try #require(try graph.gradients(of: loss, withRespectTo: [w])[0])
    #expect(try graph.session().run(gradient)[0].doubles == [4, 6])
  }

  @Test("gradient.backpropagation: every rule of the table has a case here")
  func coverage() throws {
    var used: Set<String> = []
    for example in GradientCase.all {
      let graph = Graph()
      let places = try example.inputs.enumerated().map { index, value in
        try graph.placeholder("x\(index)", PartialShape(value.shape))
      }
      _ = try example.build(graph, places)
      used.formUnion(graph.nodes.map(\.kind))
    }
    let elsewhere: Set<String> = ["ReadVariableOp"]
    let missing = Set(Graph.differentiableOperations).subtracting(used).subtracting(elsewhere)
    #expect(missing.isEmpty)
  }
}
