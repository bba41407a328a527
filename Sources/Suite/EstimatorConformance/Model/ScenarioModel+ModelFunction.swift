internal import EstimatorModels

extension ScenarioModel {
  /// A graph model as a model function.
  ///
  /// - Parameters:
  ///   - registry: Learns what names mean in each graph that is built.
  ///   - hooksNamed: The hooks that a spec names.
  func modelFunction(
    registry: GraphRegistry, hooksNamed: @escaping ([String]) throws -> [Hook]
  ) -> ModelFunction {
    { context in
      var names = GraphNames(features: context.features, labels: context.labels)
      try ModelBuilder(model: self).build(context.mode, in: context.graph, &names)
      registry.register(names, for: context.graph)
      let builder = SpecBuilder(
        model: self, graph: context.graph, names: names, hooksNamed: hooksNamed)
      return try builder.spec(for: context.mode)
    }
  }
}

/// Makes the spec of one mode from the nodes that are there.
private struct SpecBuilder {
  let model: ScenarioModel
  let graph: Graph
  let names: GraphNames
  let hooksNamed: ([String]) throws -> [Hook]

  /// A mode without a spec gets an empty one, which the contract then refuses.
  func spec(for mode: ModeKeys) throws -> EstimatorSpec {
    guard let spec = model.specs[mode] else { return EstimatorSpec(mode: mode) }
    return EstimatorSpec(
      mode: mode, predictions: try spec.predictions.map { try $0.map(tensor) },
      loss: try spec.loss.map(tensor), trainOp: try spec.trainOp.map(names.operation),
      evalMetricOps: OrderedDictionary(try spec.metrics.map { ($0, try metric($0)) }),
      trainingChiefHooks: try hooks("training_chief_hooks", spec),
      trainingHooks: try hooks("training_hooks", spec),
      evaluationHooks: try hooks("evaluation_hooks", spec),
      predictionHooks: try hooks("prediction_hooks", spec))
  }

  private func tensor(_ source: ScenarioModel.Source) throws -> SymbolicTensor {
    try names.tensor(source, in: graph)
  }

  private func hooks(_ field: String, _ spec: ScenarioModel.Spec) throws -> [Hook] {
    try hooksNamed(spec.hooks[field] ?? [])
  }

  private func metric(_ name: String) throws -> EvalMetric {
    switch model.metrics[name] {
    case .explicit(let value, let update):
      return EvalMetric(value: try optional(value), update: try operation(update))
    case .streaming(let kind, let arguments):
      return try streaming(kind, try arguments.mapValues(tensor), name)
    case nil: throw GraphError(.invalidArgument, node: name, "this model has no such metric")
    }
  }

  /// The value of a metric may be a node without outputs.
  private func optional(_ source: ScenarioModel.Source) throws -> SymbolicTensor? {
    if let name = source.nodeName, names.nodes[name]?.outputs.isEmpty ?? false { return nil }
    return try tensor(source)
  }

  private func operation(_ source: ScenarioModel.Source) throws -> Operation {
    if let name = source.nodeName { return try names.operation(name) }
    return try tensor(source).operation
  }

  private func streaming(
    _ kind: String, _ arguments: OrderedDictionary<String, SymbolicTensor>, _ name: String
  ) throws -> EvalMetric {
    func argument(_ key: String) throws -> SymbolicTensor {
      guard let tensor = arguments[key] else {
        throw GraphError(.invalidArgument, node: name, "this metric has no \(key)")
      }
      return tensor
    }
    let weights = arguments["weights"]
    if kind == "mean" {
      return try Metrics.mean(argument("values"), weights: weights, name: name, in: graph)
    }
    let (labels, predictions) = (try argument("labels"), try argument("predictions"))
    switch kind {
    case "accuracy":
      return try Metrics.accuracy(
        labels: labels, predictions: predictions, weights: weights, name: name, in: graph)
    case "mean_squared_error":
      return try Metrics.meanSquaredError(
        labels: labels, predictions: predictions, weights: weights, name: name, in: graph)
    case "precision":
      return try Metrics.precision(
        labels: labels, predictions: predictions, weights: weights, name: name, in: graph)
    default:
      return try Metrics.recall(
        labels: labels, predictions: predictions, weights: weights, name: name, in: graph)
    }
  }
}
