internal import EstimatorModels

/// Makes what an `rnn_cell_fn` returns, or a function as `cell_type`.
enum CellBuilder {
  static func stack(_ description: JSON) throws -> RecurrentStack {
    if let stacked = description["stacked"]?.elements {
      return RecurrentStack(stacking: try stacked.map(cell))
    }
    // A list is a stack, one of a single cell too.
    return try description.elements.map { RecurrentStack(stacking: try $0.map(cell)) }
      ?? RecurrentStack(cell(description))
  }

  private static func cell(_ description: JSON) throws -> any RecurrentCell {
    try cell(description, units: description.required("units", \.intValue))
  }

  /// The cell of a function that is called with its units.
  static func cell(_ description: JSON, units: Int) throws -> any RecurrentCell {
    let name = description["name"]?.stringValue
    switch description["cell"]?.stringValue {
    case "simple_rnn": return try SimpleRNNCell(units: units, name: name)
    case "lstm": return try LSTMCell(units: units, name: name)
    case "gru": return try GRUCell(units: units, name: name)
    default:
      return LeakyCell(
        units: units, rate: try description.required("rate", \.doubleValue),
        trainingGain: description["training_gain"]?.doubleValue ?? 1,
        scope: name.map { .named($0) } ?? .numbered("leaky_cell"))
    }
  }
}

/// A custom cell: s = (1 - rate) s' + rate tanh(x kernel + bias). What it puts out, s s, is not its state.
private struct LeakyCell: RecurrentCell {
  let units: Int
  let rate: Double
  let trainingGain: Double
  let scope: CellScope

  var stateSizes: [Int] { [units] }
  var outputSize: Int { units }

  func parameters(inputWidth: Int) -> [CellParameter] {
    [
      CellParameter("kernel", shape: [inputWidth, units], startingFrom: GlorotUniform()),
      CellParameter("bias", shape: [units], startingFrom: ConstantInitializer.zeros),
    ]
  }

  func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    func scaled(_ tensor: SymbolicTensor, by factor: Double) throws -> SymbolicTensor {
      try graph.multiply(tensor, graph.constant(Tensor(Float(factor))))
    }
    let (kernel, bias) = (step.parameters[0], step.parameters[1])
    let new = try graph.tanh(graph.biasAdd(graph.matMul(step.input, kernel), bias))
    let state = try graph.add(scaled(step.states[0], by: 1 - rate), scaled(new, by: rate))
    let output = try graph.multiply(state, state)
    return RecurrentOutput(
      output: step.isTraining ? try scaled(output, by: trainingGain) : output, states: [state])
  }
}
