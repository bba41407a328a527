/// What one step is fed: features, and labels if there are any, as host tensors.
public struct Batch: Sendable {
  public let features: TensorGroup<Tensor>
  public let labels: TensorGroup<Tensor>?

  public init(features: TensorGroup<Tensor>, labels: TensorGroup<Tensor>? = nil) {
    self.features = features
    self.labels = labels
  }
}

/// The types and shapes of every batch of a dataset.
public struct BatchSignature: Sendable {
  public let features: TensorGroup<Node.Output>
  public let labels: TensorGroup<Node.Output>?

  public init(features: TensorGroup<Node.Output>, labels: TensorGroup<Node.Output>? = nil) {
    self.features = features
    self.labels = labels
  }
}

/// Batches one after another. A backend may read ahead, on another thread, but never two at a time.
public protocol BatchStream: AnyObject, Sendable {
  /// The next batch, or `nil` at the end.
  ///
  /// - Throws: `EstimatorError` of any kind; of the kinds that mean end of input it ends the loop.
  func next() throws -> Batch?

  /// Called when a run has used the batch that `next()` returned as number `index`, counted from 0.
  ///
  /// Whoever must know how far training really got (to commit an offset, say) learns it here: what was
  /// only read ahead is never reported.
  func didConsume(batch index: Int)
}

/// Where features and labels come from, as an input function answers.
public enum InputSource {
  /// A dataset; `makeStream` is called for every session, which starts it from its beginning.
  case dataset(BatchSignature, makeStream: @Sendable () throws -> any BatchStream)
  /// Tensors of the graph itself. They never end.
  case tensors(features: TensorGroup<SymbolicTensor>, labels: TensorGroup<SymbolicTensor>?)
}

/// Everything an input function is called with. It is called once per train, evaluate or predict.
public struct InputContext {
  public let graph: Graph
  public let mode: ModeKeys
  public let config: RunConfig

  public init(graph: Graph, mode: ModeKeys, config: RunConfig) {
    self.graph = graph
    self.mode = mode
    self.config = config
  }
}

public typealias InputFunction = (InputContext) throws -> InputSource
