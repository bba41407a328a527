internal import EstimatorModels

/// The contract's own losses as nodes of a scenario's model.
///
/// They are called `Losses.<name>`, which no operation of TensorFlow is, and take a node's inputs and
/// attributes as operations do.
///
/// - Rules: `loss.sigmoid-cross-entropy`, `loss.softmax-cross-entropy`, `loss.reduction`
struct LossNode {
  let kind: String
  let inputs: [SymbolicTensor]
  let attributes: OrderedDictionary<String, Attribute>

  static func isKind(_ kind: String) -> Bool { kind.hasPrefix("Losses.") }

  /// Adds the loss to the graph.
  ///
  /// - Throws: `GraphError` with kind `.unknownOperation` when there is no such loss, and what the graph
  ///   throws.
  func build(in graph: Graph) throws -> SymbolicTensor {
    switch (kind, inputs.count) {
    case ("Losses.sigmoid_cross_entropy", 2):
      try Losses.sigmoidCrossEntropy(labels: inputs[0], logits: inputs[1], in: graph)
    case ("Losses.softmax_cross_entropy", 2):
      try Losses.softmaxCrossEntropy(labels: inputs[0], logits: inputs[1], in: graph)
    case ("Losses.sparse_softmax_cross_entropy", 2):
      try Losses.sparseSoftmaxCrossEntropy(labels: inputs[0], logits: inputs[1], in: graph)
    case ("Losses.reduce", 1...2):
      try Losses.reduce(
        inputs[0], weights: inputs.dropFirst().first, by: try reduction ?? .sumOverBatchSize,
        in: graph)
    default: throw GraphError(.unknownOperation, node: kind, "there is no such loss")
    }
  }

  private var reduction: LossReduction? {
    get throws {
      guard case .string(let name)? = attributes["reduction"] else { return nil }
      guard let reduction = LossReduction(rawValue: name.text) else {
        throw GraphError(.invalidArgument, node: kind, "there is no reduction '\(name)'")
      }
      return reduction
    }
  }
}
