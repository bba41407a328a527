extension RecurrentStack {
  /// What a stack puts out.
  public struct Output: Sendable {
    /// The output of the last step, `[batch, width]`: of each row, that of its last live step.
    public let last: SymbolicTensor
    /// The outputs of all steps, `[time, batch, width]`; masked ones repeat the one before.
    public let sequence: SymbolicTensor
  }

  /// Runs the layers over time, from zeros.
  ///
  /// - Parameters:
  ///   - input: Floating point, `[time, batch, depth]`.
  ///   - mask: bool `[time, batch]`: which steps exist. What is in the others has no influence on
  ///     anything, gradients included, not even when it is no number.
  ///   - parameters: The values of each cell's variables, layer by layer.
  /// - Rules: `mask.recurrence`, `cell.mask.carry`, `column.padding.nan`
  public func callAsFunction(
    _ input: SymbolicTensor, mask: SymbolicTensor, parameters: [[SymbolicTensor]],
    isTraining: Bool = false, in graph: Graph
  ) throws -> Output {
    precondition(parameters.count == cells.count, "Each cell has its parameters")
    let steps = try LoopSteps(input, mask: mask, in: graph)
    // rnn.units.empty (RNN-04)
    if cells.isEmpty { return try steps.unchanged(in: graph) }
    let carries = try carrySizes.map { try steps.zeros(width: $0, in: graph) }
    let invariants = parameters.flatMap { $0 }
    let function = try body(
      in: graph, arguments: Self.arguments(carries, steps.sequences, invariants),
      parameterCounts: parameters.map(\.count), isTraining: isTraining)
    let (ends, outputs) = try graph.scan(
      function, carries: carries, sequences: steps.sequences, invariants: invariants,
      name: "recurrent_stack")
    return Output(last: ends[lastOutputCarry], sequence: outputs[0])
  }

  /// Which carry holds the stack's output.
  private var lastOutputCarry: Int {
    let top = cells[cells.count - 1]
    return top.outputIsFirstState
      ? carrySizes.count - top.stateSizes.count : carrySizes.count - 1
  }

  private static func arguments(
    _ carries: [SymbolicTensor], _ sequences: [SymbolicTensor], _ invariants: [SymbolicTensor]
  ) -> [Node.Output] {
    let rows = sequences.map { sequence in
      Node.Output(
        sequence.dataType, PartialShape(sequence.shape.dimensions.map { Array($0.dropFirst()) }))
    }
    let whole = { (tensor: SymbolicTensor) in Node.Output(tensor.dataType, tensor.shape) }
    return carries.map(whole) + rows + invariants.map(whole)
  }
}

/// What a loop goes over.
private struct LoopSteps {
  /// `[time, batch, depth]`, zeros where masked.
  private let input: SymbolicTensor
  /// `[time, batch, 1]`.
  private let mask: SymbolicTensor

  var sequences: [SymbolicTensor] { [input, mask] }

  init(_ input: SymbolicTensor, mask: SymbolicTensor, in graph: Graph) throws {
    self.mask = try graph.expandDims(mask, axis: 2)
    // column.padding.nan (COL-26): 0 · NaN would be NaN on the way back.
    self.input = try graph.select(self.mask, input, graph.scalar(0, input.dataType))
  }

  /// `[batch, width]`.
  func zeros(width: Int, in graph: Graph) throws -> SymbolicTensor {
    let zero = try graph.scalar(0, input.dataType)
    if let batch = input.shape.dimensions?[1] {
      return try graph.fill(graph.indices([batch, width]), zero)
    }
    let batch = try graph.element(1, of: graph.shape(input))
    return try graph.fill(graph.pack([batch, graph.constant(Int32(width))]), zero)
  }

  /// The input as the output: its last live step, and all steps with those repeated.
  func unchanged(in graph: Graph) throws -> RecurrentStack.Output {
    guard let depth = input.shape.dimensions?[2] else {
      throw GraphError(
        .shape, node: input.operation.name, "the depth of the input is not known")
    }
    let (ends, outputs) = try graph.scan(
      carries: [zeros(width: depth, in: graph)], sequences: sequences, name: "recurrent_stack"
    ) { graph, step in
      let kept = try graph.select(step.elements[1], step.elements[0], step.carries[0])
      return (carries: [kept], outputs: [kept])
    }
    return RecurrentStack.Output(last: ends[0], sequence: outputs[0])
  }
}
