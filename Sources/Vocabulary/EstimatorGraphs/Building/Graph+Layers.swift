// Matrix products and losses.
extension Graph {
  public func matMul(
    _ a: SymbolicTensor, _ b: SymbolicTensor, transposingA: Bool = false,
    transposingB: Bool = false,
    name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "MatMul", a, b,
      attributes: ["transpose_a": .bool(transposingA), "transpose_b": .bool(transposingB)],
      name: name)
  }

  /// Adds a vector to every row along the last axis.
  public func biasAdd(
    _ value: SymbolicTensor, _ bias: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("BiasAdd", value, bias, name: name)
  }

  /// One loss per row of logits `[batch, classes]`, for labels that are distributions.
  public func softmaxCrossEntropy(
    logits: SymbolicTensor, labels: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("SoftmaxCrossEntropyWithLogits", logits, labels, name: name)
  }

  /// One loss per row of logits `[batch, classes]`, for labels that are class numbers.
  public func sparseSoftmaxCrossEntropy(
    logits: SymbolicTensor, labels: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("SparseSoftmaxCrossEntropyWithLogits", logits, labels, name: name)
  }
}
