import EstimatorReference
import Estimators
import Testing

@Suite("Operations that choose elements by index")
struct IndexingTests {
  @Test("gathering rows is multiplying by one-hot rows, and summing segments the transpose of it")
  func gather() throws {
    var samples = Samples(seed: 10)
    let (x, indices) = (samples.doubles([4, 3]), [2, 0, 2, 3, 1])
    let hot = try interpret("OneHot", ints(indices), Tensor(Int32(4)), Tensor(1.0), Tensor(0.0))
    let rows = try interpret("GatherV2", x, ints(indices), Tensor(Int32(0)))
    #expect(rows.doubles == (try interpret("MatMul", hot, x)).doubles)
    let sums = try interpret("UnsortedSegmentSum", rows, ints(indices), Tensor(Int32(4)))
    let product = try interpret("MatMul", hot, rows, attributes: ["transpose_a": .bool(true)])
    #expect(isClose(sums, product, within: 1e-14))
  }

  @Test("GatherV2 replaces one axis by the axes of the indices, batch by batch")
  func batches() throws {
    var samples = Samples(seed: 11)
    let x = samples.doubles([2, 3, 4])
    let indices = Tensor([Int32(3), 0, 1, 1], shape: [2, 2])
    let all = try interpret("GatherV2", x, indices, Tensor(Int32(-1)))
    #expect(all.shape == [2, 3, 2, 2])
    for index in all.shape.indices {
      #expect(all[index] == x[[index[0], index[1], Int(indices[[index[2], index[3]]])]])
    }
    let each = try interpret(
      "GatherV2", x, indices, Tensor(Int32(2)), attributes: ["batch_dims": .int(1)])
    #expect(each.shape == [2, 3, 2])
    for index in each.shape.indices {
      #expect(each[index] == x[[index[0], index[1], Int(indices[[index[0], index[2]]])]])
    }
  }

  @Test("indices outside an axis are refused, but leave OneHot and negative segments empty")
  func outside() throws {
    let x = Tensor([Float(1), 2])
    for index in [-1, 2] {
      let kind = try errorKind { _ = try interpret("GatherV2", x, ints([index]), Tensor(Int32(0))) }
      #expect(kind == .invalidArgument)
      let hot = try interpret(
        "OneHot", ints([index]), Tensor(Int32(2)), Tensor(true), Tensor(false))
      #expect(hot.bools == [false, false])
    }
    let sums = try interpret("UnsortedSegmentSum", x, ints([-1, 0]), Tensor(Int32(1)))
    #expect(sums.floats == [2])
    let kind = try errorKind {
      _ = try interpret("UnsortedSegmentSum", x, ints([0, 1]), Tensor(Int32(1)))
    }
    #expect(kind == .invalidArgument)
  }

  @Test("SelectV2 broadcasts its condition; Select takes a scalar, the full shape, or one per row")
  func select() throws {
    let x = Tensor([Int32(1), 2, 3, 4], shape: [2, 2])
    let y = Tensor([Int32(-1), -2, -3, -4], shape: [2, 2])
    let condition = Tensor([true, false])
    #expect(try interpret("SelectV2", condition, x, y).int32s == [1, -2, 3, -4])
    #expect(try interpret("Select", condition, x, y).int32s == [1, 2, -3, -4])
    #expect(try interpret("Select", Tensor(false), x, y).int32s == y.int32s)
    let wrong = Tensor([true, false, true])
    #expect(try errorKind { _ = try interpret("Select", wrong, x, y) } == .invalidArgument)
  }

  @Test("Range stops before its limit, in either direction")
  func range() throws {
    for (start, limit, delta) in [(0, 5, 2), (5, 0, -2), (3, 3, 1), (-4, 4, 4)] {
      let y = try interpret("Range", [start, limit, delta].map { Tensor(Int32($0)) })[0]
      #expect(y.numbers == stride(from: start, to: limit, by: delta).map(Double.init))
    }
    for wrong in [[0, 5, 0], [5, 0, 1], [0, 5, -1]] {
      let operands = wrong.map { Tensor(Int32($0)) }
      #expect(try errorKind { _ = try interpret("Range", operands) } == .invalidArgument)
    }
    let tenths = try interpret("Range", [Float(0), 1, 0.1].map { Tensor($0) })[0].floats
    #expect(tenths == (0..<10).map { Float($0) * 0.1 })
  }

  @Test("BroadcastGradientArgs names the axes over which a broadcast operand's gradient sums")
  func broadcastGradient() throws {
    let (x, y) = (Shape([2, 1, 3]), Shape([4, 1]))
    let axes = try interpret("BroadcastGradientArgs", [ints(x.dimensions), ints(y.dimensions)])
    let z: Shape = [2, 4, 3]
    for (shape, reduced) in zip([x, y], axes) {
      let sum = try interpret("Sum", Tensor(repeating: 1.0, shape: z), reduced)
      #expect(sum.elementCount == shape.elementCount)
    }
    #expect(
      try interpret("BroadcastGradientArgs", [ints([2, 1]), ints([2, 1])]).map(\.elementCount) == [
        0, 0,
      ])
  }
}
