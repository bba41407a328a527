import EstimatorModels
import EstimatorReference
import Testing

/// Streaming metrics against counting everything at once. Numbers are dyadic, so sums are exact.
struct MetricTests {
  private static let labels: [[Double]] = [[1, 0, 1], [0, 0], [1, 0.5, 0, 1]]
  private static let predictions: [[Double]] = [[1, 1, 0], [0, 2], [1, 0, 0.5, 1]]
  private static let weights: [[Double]] = [[1, 2, 0.5], [4, 0.25], [0, 1, 1, 2]]

  private struct Element {
    let label, prediction, weight: Double
    static func all(weighted: Bool) -> [Element] {
      zip(labels, zip(predictions, weights)).flatMap { labels, rest in
        zip(labels, zip(rest.0, rest.1)).map {
          Element(label: $0, prediction: $1.0, weight: weighted ? $1.1 : 1)
        }
      }
    }
  }

  private typealias Build = (
    Graph, (labels: SymbolicTensor, predictions: SymbolicTensor, weights: SymbolicTensor?)
  ) throws -> EvalMetric

  /// The value after all batches.
  private func stream(weighted: Bool, _ build: Build) throws -> Double {
    let graph = Graph()
    let places = try ["l", "p", "w"].map { try graph.placeholder($0, [nil]) }
    let metric = try build(graph, (places[0], places[1], weighted ? places[2] : nil))
    let session = try TestSession(graph)
    for batch in Self.labels.indices {
      let rows = [Self.labels[batch], Self.predictions[batch], Self.weights[batch]]
      let feeds = zip(places, rows).map { ($0, Tensor($1.map { Float($0) })) }
      try session.run(metric.update, feeding: Dictionary(uniqueKeysWithValues: feeds))
    }
    return try session.floats(#require(metric.value))[0]
  }

  private func share(_ some: [Element], of all: [Element]) -> Double {
    some.map(\.weight).reduce(0, +) / all.map(\.weight).reduce(0, +)
  }

  @Test("metric.mean: weighted values over weights", arguments: [false, true])
  func mean(weighted: Bool) throws {
    let found = try stream(weighted: weighted) {
      try Metrics.mean($1.predictions, weights: $1.weights, in: $0)
    }
    let all = Element.all(weighted: weighted)
    let sum = all.map { $0.weight * $0.prediction }.reduce(0, +)
    #expect(agree([found], [sum / all.map(\.weight).reduce(0, +)]))
  }

  @Test("metric.accuracy: the share that is exactly equal", arguments: [false, true])
  func accuracy(weighted: Bool) throws {
    let found = try stream(weighted: weighted) {
      try Metrics.accuracy(
        labels: $1.labels, predictions: $1.predictions, weights: $1.weights, in: $0)
    }
    let all = Element.all(weighted: weighted)
    #expect(agree([found], [share(all.filter { $0.label == $0.prediction }, of: all)]))
  }

  @Test("metric.mean-squared-error: over all elements", arguments: [false, true])
  func meanSquaredError(weighted: Bool) throws {
    let found = try stream(weighted: weighted) {
      try Metrics.meanSquaredError(
        labels: $1.labels, predictions: $1.predictions, weights: $1.weights, in: $0)
    }
    let all = Element.all(weighted: weighted)
    let squares = all.map { $0.weight * ($0.label - $0.prediction) * ($0.label - $0.prediction) }
    #expect(agree([found], [squares.reduce(0, +) / all.map(\.weight).reduce(0, +)]))
  }

  @Test("metric.precision: of what is predicted, what is true", arguments: [false, true])
  func precision(weighted: Bool) throws {
    let found = try stream(weighted: weighted) {
      try Metrics.precision(
        labels: $1.labels, predictions: $1.predictions, weights: $1.weights, in: $0)
    }
    let predicted = Element.all(weighted: weighted).filter { $0.prediction != 0 }
    #expect(agree([found], [share(predicted.filter { $0.label != 0 }, of: predicted)]))
  }

  @Test("metric.recall: of what is true, what is predicted", arguments: [false, true])
  func recall(weighted: Bool) throws {
    let found = try stream(weighted: weighted) {
      try Metrics.recall(
        labels: $1.labels, predictions: $1.predictions, weights: $1.weights, in: $0)
    }
    let positive = Element.all(weighted: weighted).filter { $0.label != 0 }
    #expect(agree([found], [share(positive.filter { $0.prediction != 0 }, of: positive)]))
  }

  @Test("metric.mean: before any batch every metric is 0")
  func nothing() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil])
    let metrics = try [
      Metrics.mean(x, in: graph), Metrics.accuracy(labels: x, predictions: x, in: graph),
      Metrics.precision(labels: x, predictions: x, in: graph),
      Metrics.recall(labels: x, predictions: x, in: graph),
    ]
    let session = try TestSession(graph)
    for metric in metrics { #expect(try session.floats(#require(metric.value)) == [0]) }
  }

  @Test("metric.mean: totals are local metric variables under the metric's name, numbered if taken")
  func variables() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil])
    _ = try Metrics.mean(x, in: graph)
    _ = try Metrics.mean(x, in: graph)
    _ = try Metrics.precision(labels: x, predictions: x, in: graph)
    _ = try Metrics.recall(labels: x, predictions: x, name: "found", in: graph)
    #expect(graph.variables.allSatisfy { $0.collections == [.local, .metric] })
    #expect(
      graph.variables.map(\.name) == [
        "mean/total", "mean/count", "mean_1/total", "mean_1/count",
        "precision/true_positives/count", "precision/false_positives/count",
        "found/true_positives/count", "found/false_negatives/count",
      ])
  }

  @Test("metric.accuracy: a last axis of size 1 does not matter, in labels, predictions or weights")
  func columns() throws {
    let graph = Graph()
    let row = try graph.placeholder("row", [nil])
    let column = try graph.placeholder("column", [nil, 1])
    let weights = try graph.placeholder("weights", [nil])
    let metrics = try [
      Metrics.accuracy(labels: row, predictions: column, weights: weights, in: graph),
      Metrics.accuracy(labels: column, predictions: row, weights: weights, in: graph),
      Metrics.precision(labels: column, predictions: column, weights: weights, in: graph),
      Metrics.recall(labels: row, predictions: column, weights: weights, in: graph),
    ]
    let feeds = [
      row: Tensor([Float(1), 1, 0]), column: Tensor([Float(1), 0, 1], shape: [3, 1]),
      weights: Tensor([Float(1), 2, 5]),
    ]
    let session = try TestSession(graph)
    for metric in metrics { try session.run(metric.update, feeding: feeds) }
    let found = try metrics.flatMap { try session.floats(#require($0.value)) }
    #expect(agree(found, [1.0 / 8, 1.0 / 8, 1, 1.0 / 3]))
  }

  @Test("metric.accuracy: shapes that cannot agree are a ValueError")
  func shapes() throws {
    let graph = Graph()
    let two = try graph.placeholder("two", [2])
    let three = try graph.placeholder("three", [3])
    let error = #expect(throws: EstimatorError.self) {
      try Metrics.accuracy(labels: two, predictions: three, in: graph)
    }
    #expect(error?.kind == .valueError)
    let weights = #expect(throws: EstimatorError.self) {
      try Metrics.mean(two, weights: three, in: graph)
    }
    #expect(weights?.argument == "weights")
  }
}
