/// How models are taken: what their functions are given, which variables their graphs get, and what
/// they return. What a model forgets to check, or takes for something else, is changed here.
struct ModelChange: Sendable {
  var input: @Sendable (inout ModelInput) throws -> Void = { _ in }
  var variable: @Sendable (inout VariableRequest, Graph) throws -> Void = { _, _ in }
  /// What the model function returned for an input.
  var spec: @Sendable (EstimatorSpec, ModelInput) throws -> EstimatorSpec = { spec, _ in spec }
}

/// What a model function is given.
struct ModelInput {
  let graph: Graph
  let mode: ModeKeys
  let config: RunConfig
  var features: TensorGroup<SymbolicTensor>
  var labels: TensorGroup<SymbolicTensor>?
  var checkpoints: any CheckpointReading

  init(_ context: ModelContext) {
    (graph, mode, config) = (context.graph, context.mode, context.config)
    (features, labels) = (context.features, context.labels)
    checkpoints = context.checkpoints
  }

  var context: ModelContext {
    ModelContext(
      graph: graph, features: features, labels: labels, mode: mode, config: config,
      checkpoints: checkpoints)
  }
}

extension ModelInput {
  /// A dense feature, sparse ones by their components. Features without names have none.
  subscript(feature: String) -> SymbolicTensor? {
    get { features[feature] }
    set {
      guard case .keyed(var named) = features else { return }
      named[feature] = newValue
      features = .keyed(named)
    }
  }

  /// Changes labels that are one dense tensor.
  mutating func changeLabels(
    _ change: (SymbolicTensor, Graph) throws -> SymbolicTensor
  ) rethrows {
    guard let dense = labels?[""] else { return }
    labels = .single(try change(dense, graph))
  }

  /// Changes all features of a type, be they dense or the values of sparse ones.
  mutating func changeFeatures(
    where isMeant: (DataType) -> Bool, _ change: (SymbolicTensor, Graph) throws -> SymbolicTensor
  ) rethrows {
    for (name, tensor) in features.named
    where isMeant(tensor.dataType) && !name.hasSuffix(":indices") && !name.hasSuffix(":dense_shape")
    {
      self[name] = try change(tensor, graph)
    }
  }
}

extension EstimatorSpec {
  /// The same with other predictions by name.
  func changingPredictions(
    _ change: ([(name: String, value: SymbolicTensor)]) throws -> [(String, SymbolicTensor)]
  ) rethrows -> EstimatorSpec {
    guard let predictions else { return self }
    return replacing(predictions: .keyed(OrderedDictionary(try change(predictions.named))))
  }

  /// The same with only some of its metrics.
  func keepingMetrics(where isKept: (String) -> Bool) -> EstimatorSpec {
    let kept = evalMetricOps.filter { isKept($0.key) }
    return replacing(evalMetricOps: OrderedDictionary(kept.map { ($0.key, $0.value) }))
  }
}
