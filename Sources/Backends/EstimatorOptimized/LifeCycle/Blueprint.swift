import EstimatorStorage

/// A model's graph for one mode, with what feeds it.
struct Blueprint {
  let graph: Graph
  let globalStep: Variable
  let spec: EstimatorSpec
  /// Opens the dataset from its beginning; `nil` when the input is part of the graph.
  let openInput: (@Sendable () throws -> any BatchStream)?

  /// - Rules: `train.input.once`, `predict.labels.absent`
  init(
    _ mode: ModeKeys, inputFn: InputFunction, for estimator: OptimizedEstimator
  ) throws {
    let config = estimator.config
    // predict.labels.absent (INFN-06)
    let showsLabels = estimator.engine.policies.showsLabels(mode)
    graph = Graph()
    globalStep = try graph.addVariable("global_step", initialValue: Tensor(Int64(0)))
    graph.globalStep = globalStep
    let source = try inputFn(InputContext(graph: graph, mode: mode, config: config))
    let (features, labels, open) = try Self.connect(source, to: graph)
    openInput = open
    spec = try estimator.modelFn(
      ModelContext(
        graph: graph, features: features, labels: showsLabels ? labels : nil, mode: mode,
        config: config,
        checkpoints: StoredCheckpoints(files: estimator.engine.environment.files))
    ).validated(in: graph)
  }

  private typealias Connection = (
    TensorGroup<SymbolicTensor>, TensorGroup<SymbolicTensor>?,
    (@Sendable () throws -> any BatchStream)?
  )

  /// One `IteratorGetNext` stands for the dataset; its outputs are features, then labels.
  private static func connect(_ source: InputSource, to graph: Graph) throws -> Connection {
    guard case .dataset(let signature, let open) = source else {
      guard case .tensors(let features, let labels) = source else {
        crash("An input is a dataset or tensors")
      }
      return (features, labels, nil)
    }
    var components = signature.features.named.map(\.value)
    components += signature.labels?.named.map(\.value) ?? []
    let outputs = try graph.nextBatch(components)
    var position = 0
    func take(_: Node.Output) -> SymbolicTensor {
      defer { position += 1 }
      return outputs[position]
    }
    return (signature.features.map(take), signature.labels?.map(take), open)
  }
}
