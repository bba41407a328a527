import Synchronization

extension ScenarioInput {
  /// This input as an input function.
  ///
  /// - Parameter didConsume: Told the number of each batch that a run consumed.
  func inputFunction(didConsume: @escaping @Sendable (Int) -> Void) -> InputFunction {
    { context in
      if isByGlobalStep { return try tensorsByGlobalStep(in: context.graph) }
      return .dataset(signature) { ScenarioBatches(input: self, didConsume: didConsume) }
    }
  }

  private var signature: BatchSignature {
    BatchSignature(features: features.signature, labels: labels?.signature)
  }

  /// Batch number = global step modulo the number of batches, as tensors of the graph.
  private func tensorsByGlobalStep(in graph: Graph) throws -> InputSource {
    guard let globalStep = graph.globalStep else {
      throw GraphError(.invalidArgument, node: "global_step", "the graph has no global step")
    }
    return try graph.inScope("input") {
      let count = try graph.constant(Int64(spans.count))
      let number = try graph.add("FloorMod", inputs: [graph.read(globalStep), count]).tensors[0]
      let bounds = try [spans.map(\.lowerBound), spans.map(\.upperBound)].map {
        try graph.gather(graph.indices($0), number)
      }
      let one = try graph.constant(Int32(1))
      let rows = try graph.add("Range", inputs: bounds + [one]).tensors[0]
      func batch(_ tensor: InputTensor) throws -> SymbolicTensor {
        try graph.gather(graph.constant(tensor.values), rows)
      }
      return .tensors(
        features: try features.map(batch), labels: try labels?.map(batch))
    }
  }
}

/// The batches of one pass over an input, from its beginning.
private final class ScenarioBatches: BatchStream {
  private let input: ScenarioInput
  private let consumed: @Sendable (Int) -> Void
  /// How many batches were handed out.
  private let position = Mutex(0)

  init(input: ScenarioInput, didConsume: @escaping @Sendable (Int) -> Void) {
    self.input = input
    consumed = didConsume
  }

  func next() throws -> Batch? {
    let number = position.withLock { $0 }
    if let end = input.end, end.batch == number { return try finish(end) }
    let spans = input.spans
    guard !spans.isEmpty, input.passes.map({ number < $0 * spans.count }) ?? true else {
      return nil
    }
    position.withLock { $0 += 1 }
    let span = spans[number % spans.count]
    return Batch(features: input.features.batch(span), labels: input.labels?.batch(span))
  }

  private func finish(_ end: ScenarioInput.End) throws -> Batch? {
    guard let kind = end.error else { return nil }
    throw EstimatorError(kind, "the input ends here, as the scenario plans")
  }

  func didConsume(batch index: Int) { consumed(index) }
}
