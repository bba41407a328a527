import EstimatorModels
import EstimatorReference
import Foundation
import Testing

struct LossTests {
  private static let logits = [-90.0, -1.5, 0.0, 0.75, 3.0, 90.0]
  private static let labels = [1.0, 0.0, 0.5, 1.0, 0.25, 0.0]

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  @Test("loss.sigmoid-cross-entropy: per element, finite for large logits")
  func sigmoidCrossEntropy() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil], .float64)
    let y = try graph.placeholder("y", [nil], .float64)
    let losses = try Losses.sigmoidCrossEntropy(labels: y, logits: x, in: graph)
    let found = try TestSession(graph).floats(
      losses, feeding: [x: Tensor(Self.logits), y: Tensor(Self.labels)])
    let wanted = zip(Self.logits, Self.labels).map { x, y in
      // −y·log σ(x) − (1−y)·log σ(−x), written for either sign of x.
      (x > 0 ? (1 - y) * x : -y * x) + log(1 + exp(-abs(x)))
    }
    #expect(agree(found, wanted, within: 1e-14))
  }

  @Test(
    "loss.reduction: the gradient is w(sigmoid(x) - y), divided by the number of elements or not",
    arguments: LossReduction.allCases)
  func binaryGradient(reduction: LossReduction) throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil, 1], .float64)
    let y = try graph.placeholder("y", [nil, 1], .float64)
    let w = try graph.placeholder("w", [nil], .float32)
    let losses = try Losses.sigmoidCrossEntropy(labels: y, logits: x, in: graph)
    let loss = try Losses.reduce(losses, weights: w, by: reduction, in: graph)
    let gradient = try #require(try graph.gradients(of: loss, withRespectTo: [x])[0])
    let weights = [1.0, 2, 0, 0.5, -1, 4]
    let feeds = [
      x: Tensor(Self.logits, shape: [6, 1]), y: Tensor(Self.labels, shape: [6, 1]),
      w: Tensor(weights.map { Float($0) }),
    ]
    let found = try TestSession(graph).floats(gradient, feeding: feeds)
    let divisor = reduction == .sum ? 1.0 : 6
    let wanted = Self.logits.indices.map {
      weights[$0] * (sigmoid(Self.logits[$0]) - Self.labels[$0]) / divisor
    }
    #expect(agree(found, wanted, within: 1e-12))
  }

  @Test("loss.reduction: no elements give 0")
  func empty() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil])
    let loss = try Losses.reduce(x, in: graph)
    #expect(try TestSession(graph).floats(loss, feeding: [x: Tensor([Float]())]) == [0])
  }

  @Test("loss.softmax-cross-entropy: log sum exp(x) - x_label, for ids and for probabilities")
  func softmax() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", [nil, 3], .float64)
    let ids = try graph.placeholder("ids", [nil], .int64)
    let rows = [[1.0, -2, 0.5], [200, 0, -200]]
    let classes = [2, 1]
    let oneHot = try graph.constant(Tensor([0.0, 0, 1, 0, 1, 0], shape: [2, 3]))
    let sparse = try Losses.sparseSoftmaxCrossEntropy(labels: ids, logits: x, in: graph)
    let dense = try Losses.softmaxCrossEntropy(labels: oneHot, logits: x, in: graph)
    let wanted = zip(rows, classes).map { row, label in
      let top = row.reduce(-Double.infinity, max)
      return top + log(row.map { exp($0 - top) }.reduce(0, +)) - row[label]
    }
    let feeds = [
      x: Tensor(rows.flatMap { $0 }, shape: [2, 3]), ids: Tensor(classes.map { Int64($0) }),
    ]
    let session = try TestSession(graph)
    #expect(agree(try session.floats(sparse, feeding: feeds), wanted, within: 1e-13))
    #expect(agree(try session.floats(dense, feeding: feeds), wanted, within: 1e-13))
  }
}
