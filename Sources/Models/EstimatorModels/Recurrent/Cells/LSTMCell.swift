/// Long short-term memory: `x·K + h'·R + b` in four equal blocks i, f, g, o; then
/// `c = σ(f)·c' + σ(i)·tanh(g)` and `h = σ(o)·tanh(c)`.
///
/// Parameters: kernel K `[depth, 4·units]`, recurrent kernel R `[units, 4·units]`, bias b
/// `[4·units]`. States: h and c.
///
/// - Rules: `cell.lstm`
public struct LSTMCell: RecurrentCell {
  public let units: Int
  public let scope: CellScope

  /// - Throws: `EstimatorError` with kind `ValueError` when `units` is not positive.
  public init(units: Int, name: String? = nil) throws {
    self.units = try CellUnits(units).count
    scope = CellScope(name, kind: "lstm_cell")
  }

  public var stateSizes: [Int] { [units, units] }
  public var outputSize: Int { units }
  public var outputIsFirstState: Bool { true }

  public func parameters(inputWidth: Int) -> [CellParameter] {
    CellParameter.gated(inputWidth: inputWidth, units: units, blocks: 4, bias: ForgetBias())
  }

  public func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    let (kernel, recurrent, bias) = (step.parameters[0], step.parameters[1], step.parameters[2])
    // cell.lstm (CELL-02)
    let fromInput = try graph.matMul(step.input, kernel)
    let fromState = try graph.matMul(step.states[0], recurrent)
    let all = try graph.biasAdd(graph.add(fromInput, fromState), bias)
    let blocks = try graph.split(all, into: 4, axis: 1)
    let input = try graph.sigmoid(blocks[0])
    let forget = try graph.sigmoid(blocks[1])
    let candidate = try graph.tanh(blocks[2])
    let output = try graph.sigmoid(blocks[3])
    let kept = try graph.multiply(forget, step.states[1])
    let memory = try graph.add(kept, graph.multiply(input, candidate))
    let hidden = try graph.multiply(output, graph.tanh(memory))
    return RecurrentOutput(output: hidden, states: [hidden, memory])
  }
}
