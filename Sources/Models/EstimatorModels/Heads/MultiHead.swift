/// Several heads over one model: the logits are shared out among them in their order.
///
/// Labels are by name of head. Keys of predictions are `head/key`, those of metrics `key/head`.
///
/// Heads of one name share labels, and see the logits of the last one. (The real estimator cannot evaluate
/// a binary head that one of another kind and the same name follows: the baseline is made of a metric that
/// is no longer there. Here it can.)
///
/// - Rules: `head.multi-head.loss`, `head.multi-head.labels`, `head.multi-head.predictions`,
///   `head.multi-head.metrics`, `head.multi-head.construction`, `head.multi-head.names`,
///   `head.multi-head.reduction`
public struct MultiHead: StaticHead {
  private let heads: [any StaticHead]
  private let headWeights: [Double]

  public var name: String { heads.map(\.name).joined(separator: "_") }
  public var logitsDimension: Int { heads.map(\.logitsDimension).reduce(0, +) }
  public var lossReduction: LossReduction { heads[0].lossReduction }

  /// Each inner head has taken a scope of that name before, though it trains nothing there.
  public var trainingScope: String { "training_\(heads.count)" }

  /// - Parameter headWeights: What each head's loss is multiplied by; 1 if left out.
  /// - Throws: `EstimatorError` with kind `ValueError` when there is no head, one has no name, or there is
  ///   not one weight for each.
  public init(_ heads: [any StaticHead], headWeights: [Double] = []) throws {
    // head.multi-head.construction (RNN-30)
    try Self.check(!heads.isEmpty, "heads", "there is no head")
    try Self.check(heads.allSatisfy { !$0.name.isEmpty }, "heads", "a head has no name")
    try Self.check(
      headWeights.isEmpty || headWeights.count == heads.count, "head_weights",
      "there are \(heads.count) heads, but \(headWeights.count) weights")
    self.heads = heads
    self.headWeights = headWeights.isEmpty ? heads.map { _ in 1 } : headWeights
  }

  private static func check(_ holds: Bool, _ argument: String, _ message: String) throws {
    if !holds {
      throw EstimatorError(
        .valueError, message, argument: argument, rule: .headMultiHeadConstruction)
    }
  }

  // head.multi-head.predictions (RNN-30)
  public func predictions(_ input: HeadInput) throws -> OrderedDictionary<String, SymbolicTensor> {
    let parts = try zip(heads, logits(input)).flatMap { head, logits in
      try input.graph.inScope(head.name) {
        try head.predictions(input.with(logits: logits, labels: nil))
      }.map { ("\(head.name)/\($0.key)", $0.value) }
    }
    return OrderedDictionary(last: parts)
  }

  public func exportOutputs(_ predictions: OrderedDictionary<String, SymbolicTensor>)
    -> OrderedDictionary<String, ExportOutput>
  {
    let parts = heads.map { ($0.name, $0.exportOutputs(own(predictions, of: $0))) }
    let first = parts[0].1["serving_default"].map { [("serving_default", $0)] } ?? []
    let all = parts.flatMap { head, outputs in
      outputs.map { ($0.key == "serving_default" ? head : "\(head)/\($0.key)", $0.value) }
    }
    return OrderedDictionary(
      last: first + all + [("predict", .predict(outputs: .keyed(predictions)))])
  }

  public func evaluation(
    _ input: HeadInput, _ predictions: OrderedDictionary<String, SymbolicTensor>
  ) throws -> (loss: SymbolicTensor, metrics: OrderedDictionary<String, EvalMetric>) {
    let graph = input.graph
    let inputs = try zip(logits(input), labels(input)).map { input.with(logits: $0, labels: $1) }
    let parts = try zip(heads, inputs).map { head, input in
      try graph.inScope(head.name) {
        try head.evaluation(input, own(predictions, of: head))
      }
    }
    // head.multi-head.loss (RNN-30)
    let weighted = try zip(parts, headWeights).map {
      try graph.multiply($0.loss, graph.scalar($1, $0.loss.dataType))
    }
    let loss = try graph.addN(weighted)
    if input.mode == .train { try checkReductions() }
    guard input.mode == .eval else { return (loss, [:]) }
    // head.multi-head.metrics (RNN-30)
    let losses = try zip(heads, parts).map { head, part in
      let key = "loss/\(head.name)"
      return (key, try Metrics.signedMean(part.loss, weights: nil, name: key, in: graph))
    }
    let metrics = parts.flatMap { $0.metrics.map { ($0.key, $0.value) } }
    // head.multi-head.names (RNN-30): the first head's loss counts, but the last head's metrics.
    return (loss, OrderedDictionary(last: losses.reversed() + metrics))
  }

  private func checkReductions() throws {
    // head.multi-head.reduction (RNN-30)
    if !heads.allSatisfy({ $0.lossReduction == lossReduction }) {
      throw EstimatorError(
        .valueError, "the heads reduce their losses in different ways", argument: "heads",
        rule: .headMultiHeadReduction)
    }
  }

  /// A head's own part of all predictions.
  private func own(
    _ predictions: OrderedDictionary<String, SymbolicTensor>, of head: any StaticHead
  ) -> OrderedDictionary<String, SymbolicTensor> {
    let prefix = "\(head.name)/"
    return OrderedDictionary(
      predictions.filter { $0.key.hasPrefix(prefix) }
        .map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }
}

extension MultiHead {
  /// The logits of each head, cut along the last axis; under one name those of the last head.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` where these are not as many as the head wants.
  private func logits(_ input: HeadInput) throws -> [SymbolicTensor] {
    // head.multi-head.names (RNN-30)
    let byName = OrderedDictionary(last: zip(heads.map(\.name), try parts(of: input)).map { $0 })
    return try heads.map { head in
      let logits = byName.made(head.name)
      try input.with(logits: logits, labels: nil).checkLogits(width: head.logitsDimension)
      return logits
    }
  }

  private func parts(of input: HeadInput) throws -> [SymbolicTensor] {
    guard let rank = input.logits.shape.rank else { return heads.map { _ in input.logits } }
    let front = [Int](repeating: 0, count: rank - 1)
    var start = 0
    return try heads.map { head in
      defer { start += head.logitsDimension }
      return try input.graph.add(
        "Slice",
        inputs: [
          input.logits, input.graph.indices(front + [start]),
          input.graph.indices(front.map { _ in -1 } + [head.logitsDimension]),
        ]
      ).tensors[0]
    }
  }

  /// The labels of each head.
  private func labels(_ input: HeadInput) throws -> [TensorGroup<SymbolicTensor>] {
    // head.multi-head.labels (RNN-30)
    guard let labels = input.labels, case .keyed = labels, labels.sparse("") == nil else {
      throw missing("the labels are not by name of head")
    }
    return try heads.map { head in
      if let dense = labels[head.name] { return .single(dense) }
      guard let sparse = labels.sparse(head.name) else {
        throw missing("there are no labels for the head '\(head.name)'")
      }
      return .keyed(OrderedDictionary(sparse.components(named: "").map { ($0.name, $0.value) }))
    }
  }

  private func missing(_ message: String) -> EstimatorError {
    EstimatorError(.valueError, message, argument: "labels", rule: .headMultiHeadLabels)
  }
}
