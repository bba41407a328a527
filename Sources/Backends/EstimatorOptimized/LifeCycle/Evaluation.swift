import EstimatorStorage

/// One call to evaluate.
final class Evaluation {
  private let blueprint: Blueprint
  private let engine: Engine
  private let config: RunConfig
  private let origin: () throws -> Checkpoint?
  /// For savers among the hooks.
  private let archive: CheckpointArchive
  private var mean = RunningMean()

  init(
    _ blueprint: Blueprint, config: RunConfig, engine: Engine,
    origin: @escaping () throws -> Checkpoint?
  ) {
    self.blueprint = blueprint
    self.config = config
    self.engine = engine
    self.origin = origin
    archive = CheckpointArchive(
      variables: blueprint.graph.variables(in: .global), config: config, engine: engine)
  }

  func run(hooks: [Hook], steps: Int?) throws -> OrderedDictionary<String, Tensor?> {
    let metrics = try checkedMetrics()
    guard let loss = blueprint.spec.loss else { crash("An eval spec was let through without loss") }
    let limit = steps.map { EvaluationLimit($0, engine: engine) }
    // evaluate.metrics.grouped (EVAL-26): updates with every batch, values when all are done.
    let results = FinalResults(
      metrics.compactMap(\.value.value) + [try blueprint.graph.read(blueprint.globalStep)])
    // train.input.consumed (TRAIN-16): whoever makes the loss runs, even where the loss is fed.
    let updates =
      metrics.map(\.value.update) + (loss.dataType == .float32 ? [loss.operation] : [])
    let fetches = [loss] + rowSource(neededBy: updates)
    defer { archive.abandon() }
    let loop = try Loop(
      SessionFactory(blueprint, engine: engine, origin: origin),
      participants: participants(hooks, limit, results), fetches: fetches,
      targets: updates, increment: 0, engine: engine,
      // evaluate.metrics.fresh (EVAL-29), session.recovery.evaluate (MSESS-57)
      reset: { [self] in mean = RunningMean() }, observe: { [self] in count($0) })
    try loop.run { _ in }
    return answer(metrics, results.values)
  }

  private func count(_ results: [Tensor]) {
    let rows = results.count > 1 ? results[1].shape.dimensions.first ?? 1 : 1
    mean.add(results[0], weight: engine.policies.batchWeight(rows))
  }

  /// A tensor of the batch, to know its rows by; none where nothing else asks for the batch.
  private func rowSource(neededBy operations: [Operation]) -> [SymbolicTensor] {
    // train.input.consumed (TRAIN-16): looking at it would consume it.
    let needed = blueprint.graph.ancestors(of: operations)
    let batch = blueprint.graph.nodes.first {
      $0.kind == "IteratorGetNext" && needed.contains($0.id)
    }
    return batch.map { [$0.tensors[0]] } ?? []
  }

  /// evaluate.hooks.order (EVAL-31)
  private func participants(
    _ hooks: [Hook], _ limit: EvaluationLimit?, _ results: FinalResults
  ) -> [any Participant] {
    let invitation = Invitation(
      engine: engine, archive: archive, loss: blueprint.spec.loss, isWatched: true)
    let callers = hooks.map(invitation.participant(for:))
    let models = blueprint.spec.evaluationHooks.map(invitation.participant(for:))
    let limits: [any Participant] = limit.map { [$0] } ?? []
    let callerFirst = engine.policies.answers.callerFirst()
    return (callerFirst ? callers : models) + limits + (callerFirst ? models : callers) + [results]
  }

  /// evaluate.metric.reserved (EVAL-20, EVAL-21)
  private func checkedMetrics() throws -> OrderedDictionary<String, EvalMetric> {
    let metrics = blueprint.spec.evalMetricOps
    if let name = ["loss", "global_step"].first(where: { metrics[$0] != nil }) {
      throw EstimatorError(
        .valueError, "'\(name)' is a name that evaluate gives itself, not one for a metric",
        argument: "evalMetricOps", rule: .evaluateMetricReserved)
    }
    return metrics
  }

  /// - Rules: `evaluate.result.order`, `evaluate.result.step`
  private func answer(
    _ metrics: OrderedDictionary<String, EvalMetric>, _ values: [Tensor]
  ) -> OrderedDictionary<String, Tensor?> {
    var position = 0
    var found: [String: Tensor?] = ["loss": mean.value]
    for (name, metric) in metrics {
      found[name] = .some(metric.value == nil ? nil : values[position])
      if metric.value != nil { position += 1 }
    }
    let ordered = engine.policies.answers.metricOrder(metrics.keys + ["loss"]).map {
      ($0, found[$0] ?? nil)
    }
    return OrderedDictionary(ordered + [("global_step", values.last)])
  }
}

/// A float32 mean, kept in the loop instead of the graph.
///
/// - Rules: `evaluate.loss.batch-mean`, `evaluate.empty`
struct RunningMean {
  private var total: Float = 0
  private var count: Float = 0

  mutating func add(_ value: Tensor, weight: Float) {
    total += weight * value.scalarAsFloat
    count += weight
  }

  var value: Tensor { Tensor(count == 0 ? 0 : total / count) }
}

extension Tensor {
  /// The first element as float32, whatever number it is.
  fileprivate var scalarAsFloat: Float {
    switch elements {
    case .float32(let values): values.first ?? 0
    case .float64(let values): values.first.map { Float($0) } ?? 0
    case .float16(let values): values.first.map { Float($0) } ?? 0
    case .int32(let values): values.first.map { Float($0) } ?? 0
    case .int64(let values): values.first.map { Float($0) } ?? 0
    case .bool(let values): values.first == true ? 1 : 0
    default: 0
    }
  }
}
