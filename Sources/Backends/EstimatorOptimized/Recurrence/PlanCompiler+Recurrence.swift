internal import EstimatorGraphs
internal import EstimatorTensors

// Loops over recurrent layers.
extension PlanCompiler {
  /// - Returns: `nil` for what is no such loop, or does not start at zeros.
  mutating func fuse(_ node: Node, _ operands: [Operand]) throws -> [Operand]? {
    switch loops.roles[node.id] {
    case .forward(let forward): try fuse(forward, node, operands)
    case .backward(let backward): try fuse(backward, node, operands)
    case nil: nil
    }
  }

  private mutating func fuse(
    _ forward: RecurrentLoops.Forward, _ node: Node, _ operands: [Operand]
  ) throws -> [Operand]? {
    let layout = forward.pattern.layout
    let site = try makeSite(node, operands)
    let isKnown = operands.allSatisfy { roots[$0.root].constant != nil }
    guard site.shape(layout.input).elementCount > 0, !isKnown,
      site.inputs[layout.carries].allSatisfy(\.isZero)
    else { return nil }
    let stack = stacks.stack(forward, on: site)
    passed[node.id] = stack
    fusedLoopCount += 1
    return try place(stack.forward(site), site, unmasked(node, operands, layout), [])
  }

  /// A way back goes with a pass forward of this plan, or of one before it in the run.
  private mutating func fuse(
    _ backward: RecurrentLoops.Backward, _ node: Node, _ operands: [Operand]
  ) throws -> [Operand]? {
    guard let stack = passed[backward.forward] else { return nil }
    let layout = backward.layout
    let site = try makeSite(node, operands)
    // Nobody needs to make what the way back does not look at.
    var taken = operands
    for input in layout.ignored { taken[input] = operands[layout.weights.lowerBound] }
    let outputs = try place(stack.backward(site, backward), site, taken, [])
    if let gradient = layout.inputGradient {
      masks[outputs[gradient].root] = operands[layout.mask].root
    }
    fusedLoopCount += 1
    return outputs
  }
}
