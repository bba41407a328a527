import EstimatorGraphs
import Testing

@Suite("Graph")
struct GraphTests {
  @Test("A linear model has the types and shapes that its inputs imply")
  func linear() throws {
    let graph = Graph()
    let x = try graph.add(
      "Placeholder", name: "x",
      attributes: ["dtype": .type(.float32), "shape": .shape([nil, 3])]
    ).tensors[0]
    let w = try graph.addVariable(
      "w", initialValue: Tensor(repeating: Float(0), shape: [3, 2]),
      in: [.global, .trainable])
    let product = try graph.add("MatMul", inputs: [x, graph.read(w)])
    #expect(product.outputs == [Node.Output(.float32, [nil, 2])])
    #expect(product.attributes["transpose_a"]?.boolValue == false)
    #expect(product.attributes["T"]?.typeValue == .float32)
    let update = try graph.add("AssignSubVariableOp", inputs: [w.handle, graph.read(w)])
    #expect(update.outputs.isEmpty)
  }
}
