/// A stream of batches as the iterator of a session: it counts, and checks what it gets.
final class BoundInput {
  private let stream: any BatchStream
  /// Batches taken so far.
  private(set) var count = 0

  init(_ stream: any BatchStream) { self.stream = stream }

  /// The next batch as the outputs of `node`: features in their order, then labels in theirs.
  ///
  /// - Throws: `OutOfRange` at the end, `InvalidArgument` for a batch that is not what the graph was
  ///   built for, and whatever the stream throws, as it is.
  func take(for node: Node) throws -> [Tensor] {
    guard let batch = try stream.next() else {
      throw EstimatorError(.outOfRange, "node '\(node.name)': end of sequence")
    }
    defer { count += 1 }
    let components = batch.components
    guard components.count == node.outputs.count else {
      throw EstimatorError(
        .invalidArgument,
        """
        node '\(node.name)': batch \(count) has \(components.count) components, \
        not \(node.outputs.count)
        """)
    }
    for (component, output) in zip(components, node.outputs) {
      try check(component, output, node)
    }
    return components.map(\.value)
  }

  /// Tells the stream that what was taken from batch number `first` on has been used.
  func didConsume(from first: Int) {
    for batch in first..<count { stream.didConsume(batch: batch) }
  }

  private func check(_ component: Batch.Component, _ output: Node.Output, _ node: Node) throws {
    let value = component.value
    guard value.dataType == output.dataType, output.shape.accepts(value.shape) else {
      throw EstimatorError(
        .invalidArgument,
        """
        node '\(node.name)': \(component.name) of batch \(count) is \(value.dataType) \
        \(value.shape), not \(output.dataType) \(output.shape)
        """)
    }
  }
}

extension Batch {
  typealias Component = (name: String, value: Tensor)

  /// All tensors, named `features`, `features/x`, `labels`, `labels/y`.
  var components: [Component] {
    named(features, "features") + (labels.map { named($0, "labels") } ?? [])
  }

  private func named(_ group: TensorGroup<Tensor>, _ part: String) -> [Component] {
    group.named.map { ($0.name.isEmpty ? part : "\(part)/\($0.name)", $0.value) }
  }
}
