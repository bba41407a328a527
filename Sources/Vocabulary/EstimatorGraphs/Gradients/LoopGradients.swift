/// The way back through a loop is a loop that runs the other way.
///
/// A backward step does the forward step again, from the carry that the forward step began with. A body
/// that puts out its incoming carry gives it to the backward loop as it is; for one that does not, a
/// second forward loop is added that puts out just that, because nodes of a graph never change.
extension GradientRules {
  static let loops: [String: GradientRule] = [
    "Scan": { context in
      let forward = try ForwardScan(context)
      return try BackwardScan(of: forward).inputGradients()
    }
  ]
}

/// A `Scan` that gradients go back through: carries, sequences and invariants told apart.
struct ForwardScan {
  let context: GradientContext
  let body: Function

  init(_ context: GradientContext) throws {
    let name = context.node.functionName("body")
    guard let body = context.graph.functions[name] else {
      throw context.noGradient("the graph has no function '\(name)'")
    }
    self.context = context
    self.body = body
  }

  var node: Node { context.node }
  var carries: Range<Int> { 0..<node.int("num_carries") }
  var sequences: Range<Int> {
    carries.upperBound..<(carries.upperBound + node.int("num_sequences"))
  }
  var invariants: Range<Int> { sequences.upperBound..<node.inputs.count }
  /// Positions of the stacked outputs among the node's outputs and the body's results.
  var outputs: Range<Int> { carries.upperBound..<body.results.count }

  func inputs(_ range: Range<Int>) -> [SymbolicTensor] { Array(node.inputs[range]) }

  /// For each carry, what it was before each step, stacked over time.
  func incomingCarries() throws -> [SymbolicTensor] {
    let emitted = carries.map { carry in
      outputs.first { body.results[$0] == body.arguments[carry] }
    }
    let missing = carries.filter { emitted[$0] == nil }
    var added = missing.isEmpty ? [] : try addedCarries(missing)
    return emitted.map { output in output.map { node.tensors[$0] } ?? added.removeFirst() }
  }

  /// Runs the loop again to put out these carries as they are before each step.
  private func addedCarries(_ missing: [Int]) throws -> [SymbolicTensor] {
    let graph = context.graph
    let arguments = body.arguments.map { Node.Output($0.dataType, $0.shape) }
    let function = try graph.function("\(body.name)_carries", arguments: arguments) {
      copy, arguments in
      let results = try copy.replay(body, on: arguments)
      return results[carries] + missing.map { arguments[$0] }
    }
    return try graph.scan(
      function, carries: inputs(carries), sequences: inputs(sequences),
      invariants: inputs(invariants), reverse: node.bool("reverse"), name: "carries"
    ).outputs
  }
}
