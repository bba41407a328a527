/// The body of the loop: one step of all layers.
///
/// - Arguments, in this order: the carries, layer by layer bottom-up (h; of lstm h and c), and behind
///   them the output before if the top cell's output is not its first state; one row of the input
///   `[batch, depth]`; one row of the mask, bool `[batch, 1]`; the parameters, layer by layer.
/// - Results: the new carries; the masked output of the top layer; each incoming carry, so that the
///   backward loop need not compute it again.
///
/// A backend may recognise the loop of a stack by building the body for the same cells and arguments
/// and comparing the two node by node.
extension RecurrentStack {
  /// Registers the body for arguments of these types and shapes.
  ///
  /// - Parameter parameterCounts: How many parameters each cell has; 3 if left out, as the cells here
  ///   have.
  /// - Rules: `cell.stack`, `cell.mask.carry`, `cell.mask.gradient`
  public func body(
    in graph: Graph, arguments: [Node.Output], parameterCounts: [Int]? = nil,
    isTraining: Bool = false, name: String = "recurrent_stack"
  ) throws -> Function {
    let layout = layout(parameterCounts: parameterCounts ?? cells.map { _ in 3 })
    return try graph.function(name, arguments: arguments) { graph, arguments in
      let step = BodyArguments(arguments, layout)
      let moved = try move(step, isTraining: isTraining, in: graph)
      return moved.carries + [moved.output] + step.carries
    }
  }

  /// All layers, one step on; what is masked stays as it was.
  private func move(_ step: BodyArguments, isTraining: Bool, in graph: Graph) throws
    -> (carries: [SymbolicTensor], output: SymbolicTensor)
  {
    var (flow, carries) = (step.input, [SymbolicTensor]())
    for (layer, cell) in cells.enumerated() {
      let states = step.states[layer]
      let moved = try cell(
        RecurrentStep(
          input: flow, states: states, parameters: step.parameters[layer], isTraining: isTraining),
        in: graph)
      // cell.stack (CELL-05)
      flow = moved.output
      // cell.mask.carry (CELL-06)
      carries += try zip(moved.states, states).map { try graph.select(step.mask, $0, $1) }
    }
    if let before = step.outputBefore {
      carries.append(try graph.select(step.mask, flow, before))
      return (carries, carries[carries.count - 1])
    }
    return (carries, carries[carries.count - (cells.last?.stateSizes.count ?? 0)])
  }
}

/// The arguments of a body, told apart.
private struct BodyArguments {
  let carries: [SymbolicTensor]
  /// Layer by layer.
  let states: [[SymbolicTensor]]
  let outputBefore: SymbolicTensor?
  let input: SymbolicTensor
  let mask: SymbolicTensor
  /// Layer by layer.
  let parameters: [[SymbolicTensor]]

  init(_ arguments: [SymbolicTensor], _ layout: RecurrentStack.Layout) {
    var rest = arguments[...]
    let take = { (count: Int) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    carries = Array(arguments.prefix(layout.carryCount))
    states = layout.stateCounts.map(take)
    outputBefore = layout.carriesOutput ? take(1)[0] : nil
    input = take(1)[0]
    mask = take(1)[0]
    parameters = layout.parameterCounts.map(take)
  }
}
