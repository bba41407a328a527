/// One evaluate call: metrics over batches, and their values at the end.
struct EvaluationSession {
  let estimator: ReferenceEstimator
  let model: BuiltModel
  let choice: CheckpointChoice

  private var graph: Graph { model.graph }
  private var decisions: Decisions { estimator.decisions }

  /// - Returns: Values in name order, `loss` among them, and `global_step` last.
  func run(steps: Int?, callerHooks: [Hook]) throws -> OrderedDictionary<String, Tensor?> {
    let metrics = try metricsWithLoss()
    let counter = try EvaluationCounter(graph)
    // evaluate.metrics.grouped (EVAL-26): one run updates everything, and the counter with it.
    let updates = metrics.map(\.value.update) + [counter.increment]
    let finals = FinalValuesHook(
      metrics.compactMap(\.value.value) + [try graph.read(model.globalStep)])
    let session = try MonitoredSession(
      start: SessionStart(
        model: model, runtime: estimator.runtime, environment: estimator.environment,
        decisions: decisions, checkpoint: choice.checkpoint),
      hooks: hooks(callerHooks, steps: steps, counter: counter) + [finals])
    try session.loop { _ = try session.run(fetches: [], targets: updates) }
    return result(metrics, finals.values ?? [])
  }

  /// evaluate.hooks.order (EVAL-31): no saver, NaN or logging hooks.
  private func hooks(
    _ callerHooks: [Hook], steps: Int?, counter: EvaluationCounter
  ) -> [any RunningHook] {
    let saver = CheckpointSaver(
      config: estimator.config, environment: estimator.environment, decisions: decisions,
      variables: { graph.variables(in: .global) })
    let factory = HookFactory(
      environment: estimator.environment, decisions: decisions, saver: saver)
    let limit = steps.map {
      RunningEvaluationLimitHook(
        steps: $0, counter: counter.value, environment: estimator.environment, decisions: decisions)
    }
    let byRole: [EvaluationHookRole: [any RunningHook]] = [
      .caller: callerHooks.map(factory.running), .limit: limit.map { [$0] } ?? [],
      .model: model.spec.evaluationHooks.map(factory.running),
    ]
    return decisions.reading.hookOrder(EvaluationHookRole.allCases).flatMap { byRole[$0] ?? [] }
  }

  /// The spec's metrics and the loss, in name order.
  private func metricsWithLoss() throws -> [(key: String, value: EvalMetric)] {
    var metrics = model.spec.evalMetricOps
    // evaluate.metric.reserved (EVAL-20, EVAL-21)
    for reserved in ["loss", "global_step"] where metrics[reserved] != nil {
      throw EstimatorError(
        .valueError, "a metric is called '\(reserved)'", argument: "evalMetricOps",
        rule: .evaluateMetricReserved, advice: "Give it another name.")
    }
    guard let loss = model.spec.loss else { crash("A validated eval spec has a loss") }
    metrics["loss"] = try LossMean(graph, loss: loss, batch: batchElement, decisions: decisions)
      .metric
    // evaluate.result.order (EVAL-24)
    return decisions.reading.resultOrder(metrics.keys).compactMap { key in
      metrics[key].map { (key, $0) }
    }
  }

  /// A tensor of the batch, whose first dimension is the number of examples.
  private var batchElement: SymbolicTensor? {
    graph.nodes.first { $0.kind == "IteratorGetNext" }?.tensors.first
  }

  private func result(
    _ metrics: [(key: String, value: EvalMetric)], _ values: [Tensor]
  ) -> OrderedDictionary<String, Tensor?> {
    var rest = values[...]
    var result = OrderedDictionary<String, Tensor?>()
    for metric in metrics {
      result[metric.key] = .some(metric.value.value == nil ? nil : rest.removeFirst())
    }
    // evaluate.result.step (EVAL-28)
    result["global_step"] = .some(rest.first)
    return result
  }
}

/// Counts batches in the session itself, so that a rebuilt session counts from 0
/// (`session.recovery.evaluate`).
struct EvaluationCounter {
  let increment: Operation
  /// The count with the present batch in it.
  let value: SymbolicTensor

  init(_ graph: Graph) throws {
    let counter = try graph.addVariable(
      "evaluation/batches", initialValue: Tensor(Int64(0)), in: [.local])
    let one = try graph.constant(Tensor(Int64(1)), name: "evaluation/one")
    increment = try graph.add(
      "AssignAddVariableOp", name: "evaluation/count", inputs: [counter.handle, one]
    ).operation
    value = try graph.read(counter, after: [increment])
  }
}

/// The mean of the loss over batches.
///
/// - Rules: `evaluate.loss.batch-mean`, `evaluate.empty`
struct LossMean {
  let metric: EvalMetric

  init(_ graph: Graph, loss: SymbolicTensor, batch: SymbolicTensor?, decisions: Decisions) throws {
    let zero = Tensor(Float(0))
    let total = try graph.addVariable(
      "evaluation/loss/total", initialValue: zero, in: [.local, .metric])
    let count = try graph.addVariable(
      "evaluation/loss/count", initialValue: zero, in: [.local, .metric])
    let weight = try decisions.lossWeight(batch, graph)
    let value = try graph.add(
      "Cast", inputs: [loss], attributes: ["DstT": .type(.float32)]
    ).tensors[0]
    let weighted = try graph.add("Mul", inputs: [value, weight]).tensors[0]
    // train.input.consumed (TRAIN-16): a fed loss is still made, unless its type had to be changed.
    let maker = loss.dataType == .float32 ? [loss.operation] : []
    let updates = [
      try graph.add("AssignAddVariableOp", inputs: [total.handle, weighted]).operation,
      try graph.add("AssignAddVariableOp", inputs: [count.handle, weight], control: maker)
        .operation,
    ]
    let update = try graph.add("NoOp", control: updates).operation
    // evaluate.empty (EVAL-25): nothing divided by nothing is 0.
    let mean = try graph.add(
      "DivNoNan", inputs: [try graph.read(total), try graph.read(count)]
    ).tensors[0]
    metric = EvalMetric(value: mean, update: update)
  }
}
