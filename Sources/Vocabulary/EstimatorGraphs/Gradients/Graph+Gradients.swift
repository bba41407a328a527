extension Graph {
  /// The gradient of a value with respect to each of `targets`, as further nodes of this graph.
  ///
  /// - Parameters:
  ///   - value: Floating point, usually a scalar loss; of several elements the sum is meant.
  ///   - targets: Tensors that `value` may depend on; for a variable, its handle.
  /// - Returns: For each target a tensor of its shape, or `nil` when no differentiable path leads
  ///   from it to `value`.
  /// - Throws: `GraphError` with kind `.noGradient`, naming the first operation on the way that has
  ///   no gradient; with kind `.type` when `value` is not floating point.
  /// - Complexity: Each operation on the way is visited once.
  /// - Rules: `gradient.backpropagation`
  public func gradients(of value: SymbolicTensor, withRespectTo targets: [SymbolicTensor]) throws
    -> [SymbolicTensor?]
  {
    guard value.dataType.isFloatingPoint else {
      throw GraphError(.type, node: value.operation.name, "only a float has a gradient")
    }
    return try inScope("gradients") {
      let one = try ones(like: value)
      return try gradients(seeds: [(tensor: value, gradient: one)], withRespectTo: targets)
    }
  }

  /// The gradient of a value with respect to each of `variables`, in their order.
  ///
  /// - Returns: As ``gradients(of:withRespectTo:)``, with all reads of a variable added up.
  public func gradients(of value: SymbolicTensor, withRespectTo variables: [Variable]) throws
    -> [SymbolicTensor?]
  {
    try gradients(of: value, withRespectTo: variables.map(\.handle))
  }

  /// What reaches `targets` when each seed's gradient is given.
  func gradients(
    seeds: [(tensor: SymbolicTensor, gradient: SymbolicTensor)],
    withRespectTo targets: [SymbolicTensor]
  ) throws -> [SymbolicTensor?] {
    var pass = Backpropagation(through: self, seeds: seeds, targets: targets)
    try pass.run()
    return try targets.map { try pass.gradient(of: $0) }
  }

  private func ones(like value: SymbolicTensor) throws -> SymbolicTensor {
    let one = try scalar(1, value.dataType)
    if value.shape.rank == 0 { return one }
    return try add("Fill", inputs: [shape(of: value), one]).tensors[0]
  }
}
