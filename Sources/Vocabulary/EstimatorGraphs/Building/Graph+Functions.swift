extension Graph {
  /// Builds and registers a function: a body that sees its arguments and nothing else.
  ///
  /// - Parameters:
  ///   - name: Made unique among the graph's functions.
  ///   - arguments: Types and shapes of what it takes.
  ///   - body: Adds nodes to the graph that it is given, and answers the results.
  /// - Throws: `GraphError` when the body reads or changes state, or uses tensors from outside.
  @discardableResult
  public func function(
    _ name: String, arguments: [Node.Output],
    body: (_ graph: Graph, _ arguments: [SymbolicTensor]) throws -> [SymbolicTensor]
  ) throws -> Function {
    let inner = Graph(bodyOf: name, in: self)
    let inputs = try arguments.enumerated().map { position, argument in
      try inner.placeholder("argument\(position)", argument.dataType, shape: argument.shape)
    }
    let results = try body(inner, inputs)
    try inner.checkOrigin(of: results, and: [], node: name)
    for nested in inner.functions.values.sorted(by: { $0.name < $1.name })
    where functions[nested.name] == nil {
      try addFunction(nested)
    }
    // Only now: the body's own functions may have taken the name.
    let unique = uniqueFunctionName(name)
    let function = Function(name: unique, nodes: inner.nodes, arguments: inputs, results: results)
    try addFunction(function)
    return function
  }

  private func uniqueFunctionName(_ name: String) -> String {
    guard functions[name] != nil else { return name }
    var count = 1
    while functions["\(name)_\(count)"] != nil { count += 1 }
    return "\(name)_\(count)"
  }

  /// Runs `body` once per position along axis 0 of the sequences, handing carries on.
  ///
  /// - Parameters:
  ///   - carries: What the first step starts with. A carry keeps its type and shape.
  ///   - sequences: One or more, each `[steps, …]`; a step sees one row.
  ///   - invariants: What every step sees whole.
  ///   - reverse: Goes from the last row to the first; outputs stay at their rows.
  /// - Returns: The last carries, and every step's outputs stacked to `[steps, …]`.
  public func scan(
    _ body: Function, carries: [SymbolicTensor], sequences: [SymbolicTensor],
    invariants: [SymbolicTensor] = [], reverse: Bool = false, name: String? = nil
  ) throws -> (carries: [SymbolicTensor], outputs: [SymbolicTensor]) {
    let tensors = try add(
      "Scan", name: name, inputs: carries + sequences + invariants,
      attributes: [
        "body": .function(body.name), "num_carries": .int(carries.count),
        "num_sequences": .int(sequences.count), "reverse": .bool(reverse),
      ]
    ).tensors
    return (Array(tensors.prefix(carries.count)), Array(tensors.dropFirst(carries.count)))
  }

  /// The same with the body built in place, for arguments of exactly the shapes at hand.
  public func scan(
    carries: [SymbolicTensor], sequences: [SymbolicTensor], invariants: [SymbolicTensor] = [],
    reverse: Bool = false, name: String? = nil,
    body: (_ graph: Graph, _ step: ScanStep) throws -> (
      carries: [SymbolicTensor], outputs: [SymbolicTensor]
    )
  ) throws -> (carries: [SymbolicTensor], outputs: [SymbolicTensor]) {
    let elements = sequences.map { sequence in
      Node.Output(
        sequence.dataType, PartialShape(sequence.shape.dimensions.map { Array($0.dropFirst()) }))
    }
    let whole = { (tensor: SymbolicTensor) in Node.Output(tensor.dataType, tensor.shape) }
    let arguments = carries.map(whole) + elements + invariants.map(whole)
    let function = try function(name ?? "Scan/body", arguments: arguments) { graph, arguments in
      let step = ScanStep(arguments, carries: carries.count, elements: sequences.count)
      let results = try body(graph, step)
      return results.carries + results.outputs
    }
    return try scan(
      function, carries: carries, sequences: sequences, invariants: invariants, reverse: reverse,
      name: name)
  }
}

/// What the body of a `Scan` sees in one step.
public struct ScanStep: Sendable {
  public let carries: [SymbolicTensor]
  /// One row of every sequence.
  public let elements: [SymbolicTensor]
  public let invariants: [SymbolicTensor]

  init(_ arguments: [SymbolicTensor], carries: Int, elements: Int) {
    self.carries = Array(arguments.prefix(carries))
    self.elements = Array(arguments.dropFirst(carries).prefix(elements))
    self.invariants = Array(arguments.dropFirst(carries + elements))
  }
}
