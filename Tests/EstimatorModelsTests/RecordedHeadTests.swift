import EstimatorModels
import Testing

/// Our heads beside what TensorFlow's answer to the same logits, labels and weights.
@Suite("Heads as TensorFlow has them")
struct RecordedHeadTests {
  /// A head in a graph of its own, in one mode.
  private struct Built {
    let graph = Graph()
    let recorded: RecordedHead
    let logits: SymbolicTensor
    let labels: [String: SymbolicTensor]
    let features: [String: SymbolicTensor]
    var spec: EstimatorSpec
    let gradient: SymbolicTensor?

    init(_ recorded: RecordedHead, _ mode: ModeKeys) throws {
      self.recorded = recorded
      let graph = graph
      let place = { (name: String, tensor: RecordedTensor) in
        try graph.placeholder(
          name, PartialShape([nil] + tensor.shape.dropFirst().map { $0 }), tensor.tensor.dataType)
      }
      let first = recorded.batches[0]
      let logits = try place("logits", first.logits)
      let labels = try first.labels.mapValues { try place("labels", $0) }
      let features = try first.features.mapValues { try place("feature", $0) }
      (self.logits, self.labels, self.features) = (logits, labels, features)
      let group: TensorGroup<SymbolicTensor> =
        labels[""].map { .single($0) }
        ?? .keyed(OrderedDictionary(labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
      var gradient: SymbolicTensor?
      spec = try recorded.make().estimatorSpec(
        HeadInput(
          graph: graph, mode: mode,
          features: .keyed(
            OrderedDictionary(features.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
          logits: logits, labels: mode == .predict ? nil : group)
      ) { loss in
        gradient = try graph.gradients(of: loss, withRespectTo: [logits])[0]
        return try graph.group([])
      }
      self.gradient = gradient
    }

    func feeds(_ number: Int) -> [SymbolicTensor: Tensor] {
      let batch = recorded.batches[number]
      var feeds = [logits: batch.logits.tensor]
      for (name, place) in labels { feeds[place] = batch.labels[name]?.tensor }
      for (name, place) in features { feeds[place] = batch.features[name]?.tensor }
      return feeds
    }
  }

  @Test("All recordings can be read")
  func areRead() { #expect(RecordedHead.all.count == 30) }

  @Test(
    "loss.reduction: losses and their gradients are those of TensorFlow",
    arguments: RecordedHead.all)
  func losses(recorded: RecordedHead) throws {
    let built = try Built(recorded, .train)
    let session = try TestSession(built.graph)
    for (number, batch) in recorded.batches.enumerated() {
      let loss = try session.value(#require(built.spec.loss), feeding: built.feeds(number))
      #expect(loss.agrees(with: batch.loss))
      let gradient = try session.value(#require(built.gradient), feeding: built.feeds(number))
      #expect(gradient.agrees(with: batch.gradient))
    }
  }

  @Test(
    "head.metrics.binary: metrics over several batches are those of TensorFlow",
    arguments: RecordedHead.all)
  func metrics(recorded: RecordedHead) throws {
    let built = try Built(recorded, .eval)
    let session = try TestSession(built.graph)
    for number in recorded.batches.indices {
      for entry in built.spec.evalMetricOps {
        try session.run(entry.value.update, feeding: built.feeds(number))
      }
    }
    #expect(Set(built.spec.evalMetricOps.keys) == Set(recorded.metrics.keys))
    for (key, metric) in built.spec.evalMetricOps {
      let value = try session.value(#require(metric.value))
      let expected = try #require(recorded.metrics[key])
      #expect(value.agrees(with: expected), "\(key): \(value.elements) \(expected.numbers)")
    }
  }

  @Test(
    "head.exports: exports are those of TensorFlow, and so are the predictions",
    arguments: RecordedHead.all)
  func predictions(recorded: RecordedHead) throws {
    let built = try Built(recorded, .predict)
    let session = try TestSession(built.graph)
    let predictions = try #require(built.spec.predictions).named
    #expect(Set(predictions.map(\.name)) == Set(recorded.predictions.keys))
    for (name, tensor) in predictions {
      let value = try session.value(tensor, feeding: built.feeds(0))
      let expected = try #require(recorded.predictions[name])
      #expect(value.agrees(with: expected), "\(name): \(value.elements) \(expected.elements)")
    }
    #expect(built.spec.exportOutputs?.keys == recorded.exports)
  }
}

extension Tensor {
  /// Whether type and shape are the same, and the elements within TOL-01.
  fileprivate func agrees(with recorded: RecordedTensor) -> Bool {
    let expected = recorded.tensor
    guard dataType == expected.dataType, shape == expected.shape else { return false }
    guard let found = array(of: Float.self) else { return isSame(as: expected) }
    let numbers = recorded.numbers.map { Float($0) }
    let largest = numbers.filter(\.isFinite).map(abs).max() ?? 0
    let allowed = Rule.metricAuc.tolerance?.allowance(forMagnitude: Double(largest)) ?? 0
    return zip(found, numbers).allSatisfy {
      $0 == $1 || $0.isNaN && $1.isNaN || Double(abs($0 - $1)) <= allowed
    }
  }

  private func isSame(as expected: Tensor) -> Bool {
    switch (elements, expected.elements) {
    case (.int32(let found), .int32(let wanted)): found == wanted
    case (.int64(let found), .int64(let wanted)): found == wanted
    case (.bool(let found), .bool(let wanted)): found == wanted
    case (.string(let found), .string(let wanted)): found == wanted
    default: false
    }
  }
}
