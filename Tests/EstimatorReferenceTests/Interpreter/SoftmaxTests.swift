import EstimatorReference
import Estimators
import Foundation
import Testing

@Suite("Softmax and cross entropy")
struct SoftmaxTests {
  private func logits() -> Tensor {
    var samples = Samples(seed: 8)
    return samples.doubles([4, 5], in: -6...6)
  }

  /// Rows of a distribution over five classes.
  private func labels() throws -> Tensor {
    var samples = Samples(seed: 9)
    return try interpret("Softmax", samples.doubles([4, 5]))
  }

  private func rows(_ x: Tensor) -> [[Double]] {
    (0..<x.shape.dimensions[0]).map { i in (0..<x.shape.dimensions[1]).map { x[[i, $0]] } }
  }

  @Test("numerics.forward: rows sum to 1, in proportion to the exponentials")
  func proportions() throws {
    let x = logits()
    for (row, logits) in zip(rows(try interpret("Softmax", x)), rows(x)) {
      #expect(abs(row.reduce(0, +) - 1) < 1e-14)
      for j in 1..<row.count {
        #expect(abs(row[j] / row[0] / exp(logits[j] - logits[0]) - 1) < 1e-13)
      }
    }
  }

  @Test("numerics.forward: a shift of all logits changes nothing, however large")
  func shift() throws {
    let x = logits()
    let far = Tensor(x.doubles.map { $0 + 1024 }, shape: x.shape)
    #expect(isClose(try interpret("Softmax", far), try interpret("Softmax", x), within: 1e-12))
    #expect(try interpret("LogSoftmax", Tensor([[Float(1e4)], [0]].flatMap { $0 })).floats[0] == 0)
  }

  @Test("numerics.forward: LogSoftmax is the logarithm of Softmax")
  func logarithm() throws {
    let x = logits()
    let logs = try interpret("Log", interpret("Softmax", x))
    #expect(isClose(try interpret("LogSoftmax", x), logs, within: 1e-13))
  }

  @Test("a scalar has no softmax")
  func scalar() throws {
    #expect(try errorKind { _ = try interpret("Softmax", Tensor(Float(1))) } == .invalidArgument)
  }

  @Test(
    "loss.softmax-cross-entropy: the loss is -Σ label · log softmax, its gradient softmax - label")
  func crossEntropy() throws {
    let (x, y) = (logits(), try labels())
    let answer = try interpret("SoftmaxCrossEntropyWithLogits", [x, y])
    let softmax = try interpret("Softmax", x)
    let losses = zip(rows(softmax), rows(y)).map { zip($0, $1).reduce(0) { $0 - $1.1 * log($1.0) } }
    #expect(isClose(answer[0].doubles, losses, within: 1e-13))
    #expect(isClose(answer[1], try interpret("Sub", softmax, y), within: 1e-14))
  }

  @Test("loss.softmax-cross-entropy: one row of logits serves all rows of labels")
  func broadcast() throws {
    let (x, y) = (try interpret("Slice", logits(), ints([0, 0]), ints([1, 5])), try labels())
    let tiled = try interpret("Tile", x, ints([4, 1]))
    let one = try interpret("SoftmaxCrossEntropyWithLogits", [x, y])
    let four = try interpret("SoftmaxCrossEntropyWithLogits", [tiled, y])
    #expect(one.map(\.numbers) == four.map(\.numbers))
  }

  @Test("loss.softmax-cross-entropy: a class number is a distribution with all weight on one class")
  func sparse() throws {
    let (x, classes) = (logits(), [4, 0, 2, 2])
    let hot = try interpret(
      "OneHot", ints(classes), Tensor(Int32(5)), Tensor(1.0), Tensor(0.0))
    let dense = try interpret("SoftmaxCrossEntropyWithLogits", [x, hot])
    let sparse = try interpret("SparseSoftmaxCrossEntropyWithLogits", [x, ints(classes)])
    #expect(isClose(sparse[0], dense[0], within: 1e-14))
    #expect(isClose(sparse[1], dense[1], within: 1e-14))
  }

  @Test("a class number outside the classes is refused", arguments: [-1, 5])
  func wrongClass(label: Int) throws {
    let classes = ints([0, label, 0, 0])
    let kind = try errorKind {
      _ = try interpret("SparseSoftmaxCrossEntropyWithLogits", [logits(), classes])
    }
    #expect(kind == .invalidArgument)
  }
}
