/// Losses of single elements, and how they become one number.
///
/// The formulas are those which stay finite for large logits.
public enum Losses {
  /// The cross entropy of independent classes: `max(x, 0) − x·y + log(1 + exp(−|x|))`.
  ///
  /// - Parameters:
  ///   - labels: Probabilities, of the type and shape of `logits`.
  /// - Returns: The loss of each element, of that shape too.
  /// - Rules: `loss.sigmoid-cross-entropy`
  public static func sigmoidCrossEntropy(
    labels: SymbolicTensor, logits: SymbolicTensor, in graph: Graph
  ) throws -> SymbolicTensor {
    try graph.inScope("logistic_loss") {
      // loss.sigmoid-cross-entropy (HEAD-09)
      let zeros = try graph.zerosLike(logits)
      let isPositive = try graph.greaterEqual(logits, zeros)
      let positive = try graph.choose(isPositive, logits, zeros)
      let minusAbsolute = try graph.choose(isPositive, graph.negate(logits), logits)
      let linear = try graph.subtract(positive, graph.multiply(logits, labels))
      return try graph.add(linear, graph.log1p(graph.exp(minusAbsolute)))
    }
  }

  /// The cross entropy of classes that exclude each other, for labels that are probabilities.
  ///
  /// - Parameters:
  ///   - labels: Of the type and shape of `logits`; each row adds up to 1.
  ///   - logits: Of shape `[batch, classes]`.
  /// - Returns: The loss of each row, of shape `[batch]`.
  /// - Rules: `loss.softmax-cross-entropy`
  public static func softmaxCrossEntropy(
    labels: SymbolicTensor, logits: SymbolicTensor, in graph: Graph
  ) throws -> SymbolicTensor {
    try graph.softmaxCrossEntropy(logits: logits, labels: labels)
  }

  /// The cross entropy of classes that exclude each other, for labels that are class numbers.
  ///
  /// - Parameters:
  ///   - labels: int32 or int64, of shape `[batch]`.
  ///   - logits: Of shape `[batch, classes]`.
  /// - Returns: The loss of each row, of shape `[batch]`.
  /// - Rules: `loss.softmax-cross-entropy`
  public static func sparseSoftmaxCrossEntropy(
    labels: SymbolicTensor, logits: SymbolicTensor, in graph: Graph
  ) throws -> SymbolicTensor {
    try graph.sparseSoftmaxCrossEntropy(logits: logits, labels: labels)
  }
}

extension Graph {
  /// Chooses between tensors of one shape. Without broadcasting, so is the way back.
  fileprivate func choose(
    _ condition: SymbolicTensor, _ then: SymbolicTensor, _ otherwise: SymbolicTensor
  ) throws -> SymbolicTensor {
    try add("Select", inputs: [condition, then, otherwise]).tensors[0]
  }
}
