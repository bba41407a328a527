import EstimatorStorage

/// A graph built by the input function and the model function, ready for hooks.
struct BuiltModel {
  let graph: Graph
  let globalStep: Variable
  let spec: EstimatorSpec
  /// Makes the stream that feeds the graph, if the input is a dataset.
  let makeStream: (@Sendable () throws -> any BatchStream)?
}

extension ReferenceEstimator {
  /// Calls the input function and then the model function, once each, in a new graph.
  ///
  /// - Rules: `train.input.once`, `predict.labels.absent`
  func build(_ mode: ModeKeys, inputFn: InputFunction) throws -> BuiltModel {
    let graph = Graph()
    let globalStep = try graph.addVariable("global_step", initialValue: Tensor(Int64(0)))
    graph.globalStep = globalStep
    let source = try inputFn(InputContext(graph: graph, mode: mode, config: config))
    let input = try graph.inputTensors(of: source)
    let context = ModelContext(
      graph: graph, features: input.features,
      // predict.labels.absent (INFN-06)
      labels: decisions.passesLabels(mode) ? input.labels : nil, mode: mode, config: config,
      checkpoints: StoredCheckpoints(files: environment.files))
    let spec = try modelFn(context).validated(in: graph)
    return BuiltModel(
      graph: graph, globalStep: globalStep, spec: spec, makeStream: source.makeStream)
  }
}

extension InputSource {
  fileprivate var makeStream: (@Sendable () throws -> any BatchStream)? {
    switch self {
    case .dataset(_, let makeStream): makeStream
    case .tensors: nil
    }
  }
}

extension Graph {
  /// The tensors that stand for a batch: outputs of one `IteratorGetNext`, features before labels.
  fileprivate func inputTensors(
    of source: InputSource
  ) throws -> (features: TensorGroup<SymbolicTensor>, labels: TensorGroup<SymbolicTensor>?) {
    switch source {
    case .tensors(let features, let labels):
      return (features, labels)
    case .dataset(let signature, _):
      let components =
        signature.features.named.map(\.value) + (signature.labels?.named.map(\.value) ?? [])
      var tensors = try nextBatch(components)[...]
      let features = signature.features.map { _ in tensors.removeFirst() }
      let labels = signature.labels?.map { _ in tensors.removeFirst() }
      return (features, labels)
    }
  }
}
