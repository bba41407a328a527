/// A gated recurrent unit whose reset gate acts after the product: `a = x·K + b₀` and `q = h'·R + b₁`
/// in three equal blocks z, r, candidate; then `z = σ(a_z + q_z)`, `r = σ(a_r + q_r)`,
/// `n = tanh(a_n + r·q_n)` and `h = z·h' + (1 − z)·n`.
///
/// Parameters: kernel K `[depth, 3·units]`, recurrent kernel R `[units, 3·units]`, bias b
/// `[2, 3·units]`.
///
/// - Rules: `cell.gru`
public struct GRUCell: RecurrentCell {
  public let units: Int
  public let scope: CellScope

  /// - Throws: `EstimatorError` with kind `ValueError` when `units` is not positive.
  public init(units: Int, name: String? = nil) throws {
    self.units = try CellUnits(units).count
    scope = CellScope(name, kind: "gru_cell")
  }

  public var stateSizes: [Int] { [units] }
  public var outputSize: Int { units }
  public var outputIsFirstState: Bool { true }

  public func parameters(inputWidth: Int) -> [CellParameter] {
    CellParameter.gated(inputWidth: inputWidth, units: units, blocks: 3, biasShape: [2, 3 * units])
  }

  public func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    let (kernel, recurrent) = (step.parameters[0], step.parameters[1])
    let state = step.states[0]
    let biases = try graph.add(
      "Unpack", inputs: [step.parameters[2]], attributes: ["num": .int(2), "axis": .int(0)]
    ).tensors
    // cell.gru (CELL-03)
    let ofInput = try graph.biasAdd(graph.matMul(step.input, kernel), biases[0])
    let ofState = try graph.biasAdd(graph.matMul(state, recurrent), biases[1])
    let a = try graph.split(ofInput, into: 3, axis: 1)
    let q = try graph.split(ofState, into: 3, axis: 1)
    let update = try graph.sigmoid(graph.add(a[0], q[0]))
    let reset = try graph.sigmoid(graph.add(a[1], q[1]))
    let candidate = try graph.tanh(graph.add(a[2], graph.multiply(reset, q[2])))
    let kept = try graph.multiply(update, state)
    let rest = try graph.subtract(graph.scalar(1, state.dataType), update)
    let output = try graph.add(kept, graph.multiply(rest, candidate))
    return RecurrentOutput(output: output, states: [output])
  }
}
