extension RecurrentStack {
  /// What a stack puts out.
  public struct Output: Sendable {
    /// The output of the last step, `[batch, width]`: of each row, that of its last live step.
    public let last: SymbolicTensor
    /// The outputs of all steps, `[batch, time, width]`; masked ones repeat the one before.
    public let sequence: SymbolicTensor
  }

  /// Runs the layers over time, from zeros.
  ///
  /// - Parameters:
  ///   - input: Floating point, `[batch, time, depth]`.
  ///   - mask: bool `[batch, time]`: which steps exist. What is in the others has no influence on
  ///     anything, gradients included, not even when it is no number.
  ///   - parameters: The values of each cell's variables, layer by layer.
  /// - Rules: `mask.recurrence`, `cell.mask.carry`, `column.padding.nan`
  public func callAsFunction(
    _ input: SymbolicTensor, mask: SymbolicTensor, parameters: [[SymbolicTensor]],
    isTraining: Bool = false, in graph: Graph
  ) throws -> Output {
    precondition(parameters.count == cells.count, "Each cell has its parameters")
    let inputs = try LoopInputs(input, mask: mask, in: graph)
    // rnn.units.empty (RNN-04)
    if cells.isEmpty { return try inputs.unchanged(in: graph) }
    let carries = try carrySizes.map { try inputs.zeros(width: $0, in: graph) }
    let (rows, invariants) = ([inputs.rows, inputs.maskRows], parameters.flatMap { $0 })
    let function = try body(
      in: graph, arguments: Self.arguments(carries, rows, invariants),
      parameterCounts: parameters.map(\.count), isTraining: isTraining)
    let (ends, outputs) = try graph.scan(
      function, carries: carries, sequences: rows, invariants: invariants,
      name: "recurrent_stack")
    return Output(
      last: ends[lastOutputCarry],
      sequence: try graph.transpose(outputs[0], permutation: [1, 0, 2]))
  }

  /// Which carry holds the stack's output.
  private var lastOutputCarry: Int {
    let top = cells[cells.count - 1]
    return top.outputIsFirstState
      ? carrySizes.count - top.stateSizes.count : carrySizes.count - 1
  }

  private static func arguments(
    _ carries: [SymbolicTensor], _ rows: [SymbolicTensor], _ invariants: [SymbolicTensor]
  ) -> [Node.Output] {
    let elements = rows.map { row in
      Node.Output(row.dataType, PartialShape(row.shape.dimensions.map { Array($0.dropFirst()) }))
    }
    let whole = { (tensor: SymbolicTensor) in Node.Output(tensor.dataType, tensor.shape) }
    return carries.map(whole) + elements + invariants.map(whole)
  }
}

/// The input of a loop, step by step.
private struct LoopInputs {
  private let input: SymbolicTensor
  /// `[batch, time, 1]`.
  private let mask: SymbolicTensor
  /// `[time, batch, depth]`, zeros where masked.
  let rows: SymbolicTensor
  /// `[time, batch, 1]`.
  let maskRows: SymbolicTensor

  init(_ input: SymbolicTensor, mask: SymbolicTensor, in graph: Graph) throws {
    let wide = try graph.expandDims(mask, axis: 2)
    // column.padding.nan (COL-26): 0 · NaN would be NaN on the way back.
    let clean = try graph.select(wide, input, graph.scalar(0, input.dataType))
    self.input = clean
    self.mask = wide
    rows = try graph.transpose(clean, permutation: [1, 0, 2])
    maskRows = try graph.transpose(wide, permutation: [1, 0, 2])
  }

  /// `[batch, width]`.
  func zeros(width: Int, in graph: Graph) throws -> SymbolicTensor {
    let zero = try graph.scalar(0, input.dataType)
    if let batch = input.shape.dimensions?[0] {
      return try graph.fill(graph.indices([batch, width]), zero)
    }
    let batch = try graph.strided(graph.shape(input), at: 0)
    return try graph.fill(graph.pack([batch, graph.constant(Int32(width))]), zero)
  }

  /// The input as the output: its last live step, and all steps with those repeated.
  func unchanged(in graph: Graph) throws -> RecurrentStack.Output {
    guard let depth = input.shape.dimensions?[2] else {
      throw GraphError(
        .shape, node: input.operation.name, "the depth of the input is not known")
    }
    let start = try zeros(width: depth, in: graph)
    let (ends, outputs) = try graph.scan(
      carries: [start], sequences: [rows, maskRows], name: "recurrent_stack"
    ) { graph, step in
      let kept = try graph.select(step.elements[1], step.elements[0], step.carries[0])
      return (carries: [kept], outputs: [kept])
    }
    return RecurrentStack.Output(
      last: ends[0], sequence: try graph.transpose(outputs[0], permutation: [1, 0, 2]))
  }
}

extension Graph {
  /// One element of a vector, as a scalar.
  func strided(_ vector: SymbolicTensor, at position: Int) throws -> SymbolicTensor {
    try add(
      "StridedSlice",
      inputs: [vector, indices([position]), indices([position + 1]), indices([1])],
      attributes: ["shrink_axis_mask": .int(1)]
    ).tensors[0]
  }
}
