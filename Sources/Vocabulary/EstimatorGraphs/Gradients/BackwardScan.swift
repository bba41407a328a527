/// The loop that carries gradients from the last step of a `Scan` to its first.
///
/// Its carries are the gradients of the forward carries and the sums of the invariants' gradients. Its
/// sequences are the incoming carries, the forward sequences and the gradients of the stacked outputs. It
/// puts out the gradients of the sequences.
struct BackwardScan {
  private let forward: ForwardScan
  /// Forward carries of a floating-point type.
  private let carries: [Int]
  /// Sequences and invariants whose gradient is wanted, as positions among the inputs.
  private let sequences: [Int]
  private let invariants: [Int]
  /// Stacked outputs to which a gradient came back.
  private let outputs: [Int]

  init(of forward: ForwardScan) {
    let (node, context) = (forward.node, forward.context)
    let isWanted = { (input: Int) in
      context.wanted[input] && node.inputs[input].dataType.isFloatingPoint
    }
    self.forward = forward
    carries = forward.carries.filter { node.inputs[$0].dataType.isFloatingPoint }
    sequences = forward.sequences.filter(isWanted)
    invariants = forward.invariants.filter(isWanted)
    outputs = forward.outputs.filter { context.gradients[$0] != nil }
  }

  /// Adds the loop, and takes each input's gradient from it.
  func inputGradients() throws -> [SymbolicTensor?] {
    let context = forward.context
    let starts = try carries.map { try context.gradient($0) }
    let zeros = try invariants.map { try context.add("ZerosLike", context.inputs[$0]) }
    let sequenceInputs =
      try forward.incomingCarries() + forward.inputs(forward.sequences)
      + outputs.map { try context.gradient($0) }
    let constants = forward.inputs(forward.invariants)
    let (ends, rows) = try context.graph.scan(
      addBody(), carries: starts + zeros, sequences: sequenceInputs, invariants: constants,
      reverse: !forward.node.bool("reverse"))
    var found = [SymbolicTensor?](repeating: nil, count: context.inputs.count)
    for (input, gradient) in zip(carries + invariants + sequences, ends + rows) {
      found[input] = gradient
    }
    return found
  }

  /// Registers the backward step: the forward step once more, and the gradients through it.
  private func addBody() throws -> Function {
    try forward.context.graph.function("\(forward.body.name)_gradient", arguments: arguments) {
      graph, arguments in
      let step = try BackwardStep(
        of: forward, in: graph, on: arguments, carries: carries, invariants: invariants,
        outputs: outputs)
      let targets = (carries + invariants + sequences).map { step.forwardArguments[$0] }
      let found = try zip(targets, graph.gradients(seeds: step.seeds, withRespectTo: targets)).map {
        target, gradient in try gradient ?? graph.zerosLike(target)
      }
      let sums = try zip(step.sums, found.dropFirst(carries.count)).map { try graph.add($0, $1) }
      return found.prefix(carries.count) + sums
        + found.dropFirst(carries.count + invariants.count)
    }
  }

  /// What the backward step takes: the carries' gradients, the sums, the forward step's arguments up to
  /// the sequences, the outputs' gradients, and the invariants.
  private var arguments: [Node.Output] {
    let body = forward.body
    let step = body.arguments[..<forward.invariants.lowerBound]
    let tensors =
      carries.map { body.arguments[$0] } + invariants.map { body.arguments[$0] } + step
      + outputs.map { body.results[$0] } + body.arguments[forward.invariants]
    return tensors.map { Node.Output($0.dataType, $0.shape) }
  }
}

/// The arguments of a backward step told apart, and the forward step done again on them.
private struct BackwardStep {
  /// The invariants' gradients of the steps after this one, added up.
  let sums: [SymbolicTensor]
  let forwardArguments: [SymbolicTensor]
  /// What comes back to the results of the forward step.
  let seeds: [(tensor: SymbolicTensor, gradient: SymbolicTensor)]

  init(
    of forward: ForwardScan, in graph: Graph, on arguments: [SymbolicTensor], carries: [Int],
    invariants: [Int], outputs: [Int]
  ) throws {
    var rest = arguments[...]
    let take = { (count: Int) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let carryGradients = take(carries.count)
    sums = take(invariants.count)
    let stepArguments = take(forward.invariants.lowerBound)
    let outputGradients = take(outputs.count)
    forwardArguments = stepArguments + rest
    let results = try graph.replay(forward.body, on: forwardArguments)
    seeds = zip(carries + outputs, carryGradients + outputGradients).map {
      (tensor: results[$0], gradient: $1)
    }
  }
}

extension Graph {
  /// Adds the nodes of a function again, with these tensors for its arguments.
  ///
  /// - Returns: The function's results.
  func replay(_ function: Function, on arguments: [SymbolicTensor]) throws
    -> [SymbolicTensor]
  {
    var copies: [SymbolicTensor: SymbolicTensor] = Dictionary(
      uniqueKeysWithValues: zip(function.arguments, arguments))
    var operations: [Int: Operation] = [:]
    let given = Set(function.arguments.map(\.node))
    for node in function.nodes where !given.contains(node.id) {
      let copy = try add(
        node.kind, name: node.name, inputs: node.inputs.map { copies[$0] ?? $0 },
        attributes: node.attributes, control: node.controlInputs.compactMap { operations[$0.node] })
      operations[node.id] = copy.operation
      for (old, new) in zip(node.tensors, copy.tensors) { copies[old] = new }
    }
    return function.results.map { copies[$0] ?? $0 }
  }
}
