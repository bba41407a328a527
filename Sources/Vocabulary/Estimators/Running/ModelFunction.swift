/// Everything a model function is called with. It is called once per graph.
public struct ModelContext {
  public let graph: Graph
  public let features: TensorGroup<SymbolicTensor>
  /// Absent in predict, and when the input has none.
  public let labels: TensorGroup<SymbolicTensor>?
  public let mode: ModeKeys
  public let config: RunConfig
  /// What reads the checkpoints that variables start from.
  public let checkpoints: any CheckpointReading

  public init(
    graph: Graph, features: TensorGroup<SymbolicTensor>, labels: TensorGroup<SymbolicTensor>?,
    mode: ModeKeys, config: RunConfig, checkpoints: any CheckpointReading = NoCheckpoints()
  ) {
    self.graph = graph
    self.features = features
    self.labels = labels
    self.mode = mode
    self.config = config
    self.checkpoints = checkpoints
  }
}

/// Builds the model's graph for one mode. Parameters of the model are what the closure captures.
public typealias ModelFunction = (ModelContext) throws -> EstimatorSpec
