import EstimatorReference
import Estimators
import Testing

/// Expected values were observed in TensorFlow 2.15.1.
@Suite("Operations on cells")
struct CellTests {
  @Test("Where lists the cells that are true or not zero; NaN is not zero")
  func whereCells() throws {
    let truths = Tensor([true, false, false, true], shape: [2, 2])
    let places = try interpret("Where", truths)
    #expect(places.shape == [2, 2])
    #expect(places.int64s == [0, 0, 1, 1])
    #expect(try interpret("Where", Tensor([Float(0), -0.0, .nan, 2])).int64s == [2, 3])
    #expect(try interpret("Where", Tensor([false])).shape == [0, 1])
    #expect(try errorKind { _ = try interpret("Where", Tensor(true)) } == .invalidArgument)
  }

  @Test("Unique keeps the order of first uses and says where each element is")
  func unique() throws {
    let numbers = try interpret("Unique", [ints([3, 1, 3, 2, 1])], ["out_idx": .type(.int64)])
    #expect(numbers[0].int32s == [3, 1, 2])
    #expect(numbers[1].int64s == [0, 1, 0, 2, 1])
    let reals = try interpret("Unique", [Tensor([Float(0), -0.0, .nan, .nan])])
    #expect(reals[1].int32s == [0, 0, 1, 2])
    let texts = try interpret("Unique", [Tensor(["b", "a", "b"] as [ByteString])])
    #expect(texts[0].texts == ["b", "a"])
    let kind = try errorKind { _ = try interpret("Unique", [Tensor([Int32(1)], shape: [1, 1])]) }
    #expect(kind == .invalidArgument)
  }

  @Test("Unique of a batch with repeated elements gathers the batch back")
  func uniqueGathersBack() throws {
    var samples = Samples(seed: 31)
    for _ in 0..<20 {
      let x = samples.integers([samples.integer(in: 0...12)], in: -3...3)
      let found = try interpret("Unique", [x])
      let back = try interpret("GatherV2", found[0], found[1], Tensor(Int32(0)))
      #expect(back.int32s == x.int32s)
      #expect(Set(found[0].int32s).count == found[0].elementCount)
    }
  }

  @Test("GatherNd takes entries by position along the first axes")
  func gatherNd() throws {
    let x = Tensor([Float(1), 2, 3, 4], shape: [2, 2])
    let at = { (positions: [Int32], shape: Shape) in
      try interpret("GatherNd", x, Tensor(positions, shape: shape))
    }
    #expect(try at([1, 0, 0, 1], [2, 2]).floats == [3, 2])
    #expect(try at([1, 0], [2, 1]).floats == [3, 4, 1, 2])
    #expect(try at([], [2, 0]).floats == [1, 2, 3, 4, 1, 2, 3, 4])
    #expect(try errorKind { _ = try at([2, 0], [1, 2]) } == .invalidArgument)
    #expect(try errorKind { _ = try at([-1], [1, 1]) } == .invalidArgument)
  }

  private func filled(_ indices: [Int64], _ values: [Float], _ shape: [Int64]) throws -> [Tensor] {
    try interpret(
      "SparseFillEmptyRows",
      [Tensor(indices, shape: [values.count, 2]), Tensor(values), Tensor(shape), Tensor(Float(9))])
  }

  @Test("SparseFillEmptyRows gives every row a cell, and puts rows in order")
  func fillEmptyRows() throws {
    let sorted = try filled([0, 1, 2, 0, 2, 3], [1, 2, 3], [4, 5])
    #expect(sorted[0].int64s == [0, 1, 1, 0, 2, 0, 2, 3, 3, 0])
    #expect(sorted[1].floats == [1, 9, 2, 3, 9])
    #expect(sorted[2].bools == [false, true, false, true])
    #expect(sorted[3].int64s == [0, 2, 3])
    let mixed = try filled([2, 0, 0, 1, 2, 3, 0, 0], [1, 2, 3, 4], [4, 5])
    #expect(mixed[0].int64s == [0, 1, 0, 0, 1, 0, 2, 0, 2, 3, 3, 0])
    #expect(mixed[1].floats == [2, 4, 9, 1, 3, 9])
    #expect(mixed[3].int64s == [3, 0, 4, 1])
    let none = try filled([], [], [3, 2])
    #expect(none[0].int64s == [0, 0, 1, 0, 2, 0])
    #expect(none[2].bools == [true, true, true])
    #expect(try filled([], [], [0, 2]).map(\.elementCount) == [0, 0, 0, 0])
  }

  @Test("SparseFillEmptyRows refuses cells in rows that do not exist")
  func fillOutside() throws {
    for (row, rows) in [(0, 0), (3, 3), (-1, 3)] as [(Int64, Int64)] {
      #expect(try errorKind { _ = try filled([row, 0], [1], [rows, 2]) } == .invalidArgument)
    }
  }

  private func dense(
    _ indices: [Int64], _ values: [Float], _ shape: [Int64], isChecked: Bool = true
  ) throws -> [Float] {
    try interpret(
      "SparseToDense",
      Tensor(indices, shape: [indices.count / shape.count, shape.count]), Tensor(shape),
      Tensor(values), Tensor(Float(9)), attributes: ["validate_indices": .bool(isChecked)]
    ).floats
  }

  @Test("SparseToDense puts the default where no cell is")
  func sparseToDense() throws {
    #expect(try dense([0, 1, 1, 0], [1, 2], [2, 2]) == [9, 1, 2, 9])
    #expect(try dense([1, 3], [1, 2], [4]) == [9, 1, 9, 2])
    #expect(try dense([1, 0, 0, 1, 1, 0], [1, 2, 3], [2, 2], isChecked: false) == [9, 2, 3, 9])
    let one = try interpret(
      "SparseToDense", Tensor([Int64(1), 3]), Tensor([Int64(4)]), Tensor(Float(1)), Tensor(Float(9))
    )
    #expect(one.floats == [9, 1, 9, 1])
    let scalar = try interpret(
      "SparseToDense", Tensor(Int64(1)), Tensor([Int64(2)]), Tensor(Float(1)), Tensor(Float(9)))
    #expect(scalar.floats == [9, 1])
  }

  @Test(
    "SparseToDense refuses cells out of order, repeated or outside",
    arguments: [[1, 0, 0, 1], [1, 0, 1, 0], [0, 0, 1, 2], [-1, 0, 0, 0]] as [[Int64]])
  func sparseToDenseRefuses(indices: [Int64]) throws {
    #expect(try errorKind { _ = try dense(indices, [1, 2], [2, 2]) } == .invalidArgument)
  }

  @Test("SparseToDense refuses cells outside also when it does not check their order")
  func sparseToDenseOutside() throws {
    let kind = try errorKind { _ = try dense([1, 0, 0, 2], [1, 2], [2, 2], isChecked: false) }
    #expect(kind == .invalidArgument)
  }

  @Test("UnsortedSegmentMax starts at the least finite number; a NaN stays only when it comes last")
  func segmentMax() throws {
    let lowest = -Float.greatestFiniteMagnitude
    let data = Tensor([Float(1), .nan, 5, 2, 3, 7, 9, 9], shape: [4, 2])
    let largest = try interpret(
      "UnsortedSegmentMax", data, ints([0, 0, 2, -1]), Tensor(Int32(3)))
    #expect(largest.floats == [5, 2, lowest, lowest, 3, 7])
    let nans = try interpret(
      "UnsortedSegmentMax", Tensor([Float.nan, 1, 1, .nan]), ints([0, 0, 1, 1]), Tensor(Int32(2)))
    #expect(nans.floats[0] == 1)
    #expect(nans.floats[1].isNaN)
    let infinite = try interpret(
      "UnsortedSegmentMax", Tensor([-Float.infinity]), ints([0]), Tensor(Int32(1)))
    #expect(infinite.floats == [lowest])
    let whole = try interpret("UnsortedSegmentMax", ints([1, 5]), ints([0, 0]), Tensor(Int32(2)))
    #expect(whole.int32s == [5, .min])
  }

  @Test("Cumsum adds up along an axis, with or without the element itself, from either end")
  func cumsum() throws {
    let x = Tensor([Float(1), 2, 3, 4, 5, 6], shape: [2, 3])
    let sums = { (axis: Int32, isExclusive: Bool, isReverse: Bool) in
      try interpret(
        "Cumsum", x, Tensor(axis),
        attributes: ["exclusive": .bool(isExclusive), "reverse": .bool(isReverse)]
      ).floats
    }
    #expect(try sums(-1, false, false) == [1, 3, 6, 4, 9, 15])
    #expect(try sums(-1, false, true) == [6, 5, 3, 15, 11, 6])
    #expect(try sums(-1, true, false) == [0, 1, 3, 0, 4, 9])
    #expect(try sums(-1, true, true) == [5, 3, 0, 11, 6, 0])
    #expect(try sums(0, false, false) == [1, 2, 3, 5, 7, 9])
    #expect(try errorKind { _ = try sums(2, false, false) } == .invalidArgument)
  }
}
