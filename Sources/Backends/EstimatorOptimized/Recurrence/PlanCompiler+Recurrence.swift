internal import EstimatorGraphs
internal import EstimatorTensors

// Loops over recurrent layers.
extension PlanCompiler {
  /// - Returns: `nil` for what is no such loop, or does not start at zeros.
  mutating func fuse(_ node: Node, _ operands: [Operand]) throws -> [Operand]? {
    guard let role = loops.roles[node.id] else { return nil }
    let site = try makeSite(node, operands)
    switch role {
    case .forward(let forward):
      let input = site.shape(forward.pattern.carryCount)
      let carries = operands[..<forward.pattern.carryCount]
      let isKnown = operands.allSatisfy { roots[$0.root].constant != nil }
      guard input.elementCount > 0, !isKnown, carries.allSatisfy(isZero) else { return nil }
      let stack = FusedStack(forward, on: site)
      stacks[node.id] = stack
      let work = Work(stack.forwardShapes(site), .compute { stack.bindForward($0) })
      return try place(
        work, site, unmasked(node, operands, input: forward.pattern.carryCount), [])
    case .backward(let backward):
      guard let stack = stacks[backward.forward] else { return nil }
      let zeros = operands.map(isZero)
      let work = Work(
        stack.backwardShapes(site, backward),
        .compute { stack.bindBackward($0, backward, isZero: zeros) })
      let input = 2 * stack.pattern.carryCount + stack.pattern.weightCount
      let outputs = try place(work, site, unmasked(node, operands, input: input), [])
      let gradient = stack.pattern.carryCount + stack.pattern.weightCount
      if outputs.count > gradient { masks[outputs[gradient].root] = operands[input + 1].root }
      return outputs
    }
  }

  /// Whether a value is known to be all zeros.
  func isZero(_ operand: Operand) -> Bool {
    guard let slot = roots[operand.root].constant, slot.dataType == .float32 else { return false }
    let elements = slot.elements(Float.self)
    return (0..<slot.count).allSatisfy { elements[$0] == 0 }
  }
}
