/// `h = tanh(x·K + b + h'·R)`, with h' the state before.
///
/// Parameters: kernel K `[depth, units]`, recurrent kernel R `[units, units]`, bias b `[units]`.
///
/// - Rules: `cell.simple-rnn`
public struct SimpleRNNCell: RecurrentCell {
  public let units: Int
  public let scope: CellScope

  /// - Throws: `EstimatorError` with kind `ValueError` when `units` is not positive.
  public init(units: Int, name: String? = nil) throws {
    self.units = try CellUnits(units).count
    scope = CellScope(name, kind: "simple_rnn_cell")
  }

  public var stateSizes: [Int] { [units] }
  public var outputSize: Int { units }
  public var outputIsFirstState: Bool { true }

  public func parameters(inputWidth: Int) -> [CellParameter] {
    CellParameter.gated(inputWidth: inputWidth, units: units, blocks: 1)
  }

  public func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    let (kernel, recurrent, bias) = (step.parameters[0], step.parameters[1], step.parameters[2])
    // cell.simple-rnn (CELL-01)
    let fromInput = try graph.biasAdd(graph.matMul(step.input, kernel), bias)
    let fromState = try graph.matMul(step.states[0], recurrent)
    let output = try graph.tanh(graph.add(fromInput, fromState))
    return RecurrentOutput(output: output, states: [output])
  }
}
