import EstimatorReference
import Estimators
import Testing

@Suite("Reductions")
struct ReductionTests {
  private static let folds:
    [(kind: String, start: Double, fold: @Sendable (Double, Double) -> Double)] =
      [
        ("Sum", 0, { $0 + $1 }), ("Prod", 1, { $0 * $1 }),
        ("Max", -.infinity, { Swift.max($0, $1) }), ("Min", .infinity, { Swift.min($0, $1) }),
      ]

  @Test(
    "numerics.forward: every choice of axes folds the elements that it merges", arguments: 0..<8,
    [false, true])
  func axes(chosen: Int, keepDims: Bool) throws {
    var samples = Samples(seed: 6)
    let x = samples.doubles([2, 3, 4])
    let axes = (0..<3).filter { chosen >> $0 & 1 == 1 }
    // Negative axes count from the end.
    let named = ints(axes.map { $0 == 1 ? -2 : $0 })
    for (kind, start, fold) in Self.folds {
      let y = try interpret(kind, x, named, attributes: ["keep_dims": .bool(keepDims)])
      let kept = x.shape.dimensions.enumerated().map { axes.contains($0) ? 1 : $1 }
      let ones = Shape(kept)
      #expect(
        y.shape == (keepDims ? ones : Shape((0..<3).filter { !axes.contains($0) }.map { kept[$0] }))
      )
      var expected = [Double](repeating: start, count: ones.elementCount)
      for index in x.shape.indices {
        let place = zip(index.enumerated(), ones.strides).reduce(0) {
          $0 + (axes.contains($1.0.offset) ? 0 : $1.0.element * $1.1)
        }
        expected[place] = fold(expected[place], x[index])
      }
      #expect(isClose(y.doubles, expected, within: 1e-14))
    }
  }

  @Test("numerics.forward: the mean is the sum over the count, cut off towards 0 for integers")
  func means() throws {
    #expect(try interpret("Mean", Tensor([Float(1), 2, 4, 8]), ints([0])).floats == [3.75])
    #expect(try interpret("Mean", ints([-1, -2]), ints([0])).int32s == [-1])
    #expect(try interpret("Mean", Tensor([Float]()), ints([0])).floats[0].isNaN)
    #expect(try interpret("Mean", ints([]), ints([0])).int32s == [0])
  }

  @Test("sums are left folds")
  func leftFold() throws {
    #expect(try interpret("Sum", Tensor([Float(1e8), 1, -1e8]), ints([0])).floats == [0])
    #expect(try interpret("Sum", Tensor([Float(1e8), -1e8, 1]), ints([0])).floats == [1])
  }

  @Test("nothing folds to where the fold starts")
  func empty() throws {
    let none = Tensor([Float]())
    #expect(try interpret("Max", none, ints([0])).floats == [-.infinity])
    #expect(try interpret("Min", none, ints([0])).floats == [.infinity])
    #expect(try interpret("Max", ints([]), ints([0])).int32s == [Int32.min])
    #expect(try interpret("All", Tensor([Bool]()), ints([0])).bools == [true])
    #expect(try interpret("Any", Tensor([Bool]()), ints([0])).bools == [false])
  }

  @Test("NaN is the maximum and the minimum wherever it stands", arguments: 0..<3, ["Max", "Min"])
  func nan(place: Int, kind: String) throws {
    var values: [Float] = [3, 1, 2]
    values[place] = .nan
    #expect(try interpret(kind, Tensor(values), ints([0])).floats[0].isNaN)
  }

  @Test(
    "an axis that does not exist, or is named twice, is refused",
    arguments: [[2], [-3], [0, 0], [1, -1]])
  func wrongAxes(axes: [Int]) throws {
    let x = Tensor(repeating: Float(1), shape: [2, 3])
    #expect(try errorKind { _ = try interpret("Sum", x, ints(axes)) } == .invalidArgument)
  }

  @Test("ArgMax and ArgMin answer the lowest index, as int64, and pass over NaN")
  func argMax() throws {
    #expect(
      try interpret("ArgMax", Tensor([Float(1), 3, 3]), ints([0]).reshaped(to: [])).int64s == [1])
    #expect(
      try interpret("ArgMin", Tensor([Float(1), 0, 0]), ints([0]).reshaped(to: [])).int64s == [1])
    #expect(
      try interpret("ArgMax", Tensor([Float.nan, 1, .nan]), ints([0]).reshaped(to: [])).int64s == [
        1
      ])
    #expect(
      try interpret("ArgMax", Tensor([false, true]), ints([0]).reshaped(to: [])).int64s == [1])
    let empty = Tensor([Float](), shape: [0, 2])
    let kind = try errorKind { _ = try interpret("ArgMax", empty, ints([0]).reshaped(to: [])) }
    #expect(kind == .invalidArgument)
  }

  @Test("ArgMax works along each axis", arguments: 0..<3)
  func argMaxAxes(axis: Int) throws {
    var samples = Samples(seed: 7)
    let x = samples.doubles([2, 3, 4])
    let winners = try interpret("ArgMax", x, Tensor(Int32(axis - 3)))
    for index in winners.shape.indices {
      let lane = (0..<x.shape.dimensions[axis]).map { k in
        var full = index
        full.insert(k, at: axis)
        return x[full]
      }
      #expect(lane[Int(winners[index])] == lane.max())
    }
  }
}
