/// What stands between a model's logits and an estimator: loss, predictions and metrics.
public protocol Head: Sendable {
  /// Stands behind the keys of the metrics; may be empty.
  var name: String { get }
  /// How wide the logits are.
  var logitsDimension: Int { get }
  /// Of a head for sequences, the feature that says which steps count: there logits and labels have a
  /// time axis. The model's own mask takes its place where no such feature is given.
  var sequenceMask: String? { get }

  /// Under which scope the variables of an optimizer are saved.
  var trainingScope: String { get }

  /// What a mode needs.
  ///
  /// - Parameter minimizing: Makes the training operation for a loss; called in train mode only.
  func estimatorSpec(
    _ input: HeadInput, minimizing: (SymbolicTensor) throws -> Operation
  ) throws -> EstimatorSpec
}

extension Head {
  public var sequenceMask: String? { nil }

  /// Whether logits and labels have a time axis, and a mask says which steps count.
  public var isSequential: Bool { sequenceMask != nil }

  /// optimizer.slots (VAR-05)
  public var trainingScope: String { "training" }

  /// The key of a metric: with the head's name behind it, if it has one.
  func key(_ metric: String) -> String { name.isEmpty ? metric : "\(metric)/\(name)" }
}

/// What a head works on.
public struct HeadInput {
  public let graph: Graph
  public let mode: ModeKeys
  public let features: TensorGroup<SymbolicTensor>
  /// float32, `[batch, …, logitsDimension]`.
  public let logits: SymbolicTensor
  public let labels: TensorGroup<SymbolicTensor>?

  public init(
    graph: Graph, mode: ModeKeys, features: TensorGroup<SymbolicTensor>, logits: SymbolicTensor,
    labels: TensorGroup<SymbolicTensor>?
  ) {
    self.graph = graph
    self.mode = mode
    self.features = features
    self.logits = logits
    self.labels = labels
  }

  /// The same with other logits and labels.
  func with(logits: SymbolicTensor, labels: TensorGroup<SymbolicTensor>?) -> HeadInput {
    HeadInput(graph: graph, mode: mode, features: features, logits: logits, labels: labels)
  }
}

/// The loss of a batch, and what it was made of.
public struct HeadLoss: Sendable {
  /// As the metrics look at them.
  public let labels: SymbolicTensor
  /// float32; `nil` where everything weighs 1.
  public let weights: SymbolicTensor?
  /// Of each element, before weights.
  public let elements: SymbolicTensor
  /// A scalar.
  public let loss: SymbolicTensor
}
