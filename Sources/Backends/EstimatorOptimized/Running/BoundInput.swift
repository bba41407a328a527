internal import Estimators

/// The stream that a session takes its batches from, and how many it took.
final class BoundInput {
  private let stream: any BatchStream
  /// Batches handed out.
  private(set) var taken = 0

  init(_ stream: any BatchStream) { self.stream = stream }

  /// The tensors of the next batch, as the node's outputs: features in order, then labels.
  ///
  /// - Throws: `EstimatorError` with kind `OutOfRange` at the end, with kind `InvalidArgument` for a batch that is
  ///   not what the node declares, and what the stream throws.
  func next(for node: Node) throws -> [Tensor] {
    guard let batch = try stream.next() else {
      throw EstimatorError(.outOfRange, "End of sequence [node '\(node.name)' (\(node.kind))]")
    }
    taken += 1
    let tensors = batch.features.named.map(\.value) + (batch.labels?.named.map(\.value) ?? [])
    try Self.check(tensors, for: node)
    return tensors
  }

  /// Reports every batch from number `first` on as used by a run that came to its end.
  func report(since first: Int) {
    for batch in first..<taken { stream.didConsume(batch: batch) }
  }

  private static func check(_ tensors: [Tensor], for node: Node) throws {
    let fits =
      tensors.count == node.outputs.count
      && zip(tensors, node.outputs).allSatisfy { tensor, output in
        tensor.dataType == output.dataType && output.shape.accepts(tensor.shape)
      }
    guard fits else {
      let given = tensors.map { "\($0.dataType) \($0.shape)" }.joined(separator: ", ")
      throw EstimatorError(
        .invalidArgument, "a batch of \(given) is not what node '\(node.name)' declares")
    }
  }
}
