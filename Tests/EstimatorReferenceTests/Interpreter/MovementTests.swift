import EstimatorReference
import Estimators
import Testing

@Suite("Operations that move elements")
struct MovementTests {
  private func numbered(_ shape: Shape) -> Tensor {
    Tensor((0..<shape.elementCount).map { Float($0) }, shape: shape)
  }

  @Test("Transpose permutes indices, and the inverse permutation undoes it")
  func transpose() throws {
    let x = numbered([2, 3, 4])
    for permutation in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0], [0, 2, 1], [1, 0, 2]] {
      let y = try interpret("Transpose", x, ints(permutation))
      for index in x.shape.indices { #expect(y[permutation.map { index[$0] }] == x[index]) }
      let inverse = try interpret("InvertPermutation", ints(permutation))
      #expect(try interpret("Transpose", y, inverse).floats == x.floats)
    }
    for wrong in [[0, 1], [0, 0, 1], [0, 1, 3]] {
      #expect(try errorKind { _ = try interpret("Transpose", x, ints(wrong)) } == .invalidArgument)
    }
  }

  @Test("splitting and joining undo each other along every axis", arguments: -3..<3)
  func splitConcat(axis: Int) throws {
    let x = numbered([2, 4, 6])
    let parts = try interpret("Split", [Tensor(Int32(axis)), x], ["num_split": .int(2)])
    let whole = try interpret("ConcatV2", parts + [Tensor(Int32(axis))])[0]
    #expect(whole.floats == x.floats && whole.shape == x.shape)
    let count = x.shape.dimensions[axis < 0 ? axis + 3 : axis]
    let rows = try interpret("Unpack", [x], ["axis": .int(axis), "num": .int(count)])
    let packed = try interpret("Pack", rows, ["axis": .int(axis)])[0]
    #expect(packed.floats == x.floats && packed.shape == x.shape)
  }

  @Test("ConcatV2 takes parts of different lengths and refuses other differences")
  func concat() throws {
    let y = try interpret("ConcatV2", ints([1, 2]), ints([]), ints([3]), Tensor(Int32(-1)))
    #expect(y.int32s == [1, 2, 3])
    for other in [numbered([1, 2]), numbered([2])] {
      let operands = [numbered([1, 3]), other, Tensor(Int32(0))]
      #expect(try errorKind { _ = try interpret("ConcatV2", operands) } == .invalidArgument)
    }
  }

  @Test("Tile, BroadcastTo and Pad place elements by index")
  func tile() throws {
    let x = numbered([2, 1, 3])
    let tiled = try interpret("Tile", x, ints([2, 3, 1]))
    for index in tiled.shape.indices {
      #expect(tiled[index] == x[[index[0] % 2, 0, index[2]]])
    }
    let stretched = try interpret("BroadcastTo", x, ints([5, 2, 4, 3]))
    for index in stretched.shape.indices {
      #expect(stretched[index] == x[[index[1], 0, index[3]]])
    }
    let padded = try interpret("Pad", x, Tensor([Int32(1), 0, 0, 2, 3, 1], shape: [3, 2]))
    #expect(padded.shape == [3, 3, 7])
    #expect(padded.numbers.reduce(0, +) == x.numbers.reduce(0, +))
    let middle = try interpret("Slice", padded, ints([1, 0, 3]), ints([2, 1, -1 + 4]))
    #expect(middle.floats == x.floats)
  }

  @Test("StridedSlice follows Python's slices", arguments: [1, 2, 3, -1, -2, -3])
  func stridedSlice(stride: Int) throws {
    let x = numbered([5])
    for begin in -7...7 {
      for end in -7...7 {
        let y = try interpret("StridedSlice", x, ints([begin]), ints([end]), ints([stride]))
        #expect(y.numbers == pythonSlice(begin, end, stride, of: 5).map(Double.init))
      }
    }
  }

  /// The positions of `range(size)[begin:end:stride]`, found by looking at each.
  private func pythonSlice(_ begin: Int, _ end: Int, _ stride: Int, of size: Int) -> [Int] {
    let (first, last) = (begin < 0 ? begin + size : begin, end < 0 ? end + size : end)
    if stride > 0 {
      let first = max(first, 0)
      return (0..<size).filter { $0 >= first && $0 < last && ($0 - first) % stride == 0 }
    }
    let start = min(first, size - 1)
    return (0..<size).filter { $0 <= start && $0 > last && (start - $0) % -stride == 0 }.reversed()
  }

  @Test("StridedSlice: masks drop bounds, insert and remove axes")
  func masks() throws {
    let x = numbered([2, 3, 4])
    func slice(_ begin: [Int], _ end: [Int], _ masks: [String: Int]) throws -> Tensor {
      let strides = ints(begin.map { _ in 1 })
      return try interpret(
        "StridedSlice", x, ints(begin), ints(end), strides, attributes: masks.mapValues { .int($0) }
      )
    }
    // x[1, ..., newaxis, 2]
    let y = try slice(
      [1, 0, 0, 2], [2, 0, 0, 3],
      ["shrink_axis_mask": 0b1001, "ellipsis_mask": 0b0010, "new_axis_mask": 0b0100])
    #expect(y.shape == [3, 1])
    #expect(y.numbers == (0..<3).map { x[[1, $0, 2]] })
    // x[:, 1:]
    let z = try slice([9, 1], [0, 0], ["begin_mask": 0b01, "end_mask": 0b11])
    #expect(z.shape == [2, 2, 4])
    #expect(z[[1, 0, 3]] == x[[1, 1, 3]])
    #expect(try errorKind { _ = try slice([2], [3], ["shrink_axis_mask": 1]) } == .invalidArgument)
  }

  @Test("Reshape fills in one unknown size")
  func reshape() throws {
    let x = numbered([2, 6])
    #expect(try interpret("Reshape", x, ints([3, -1])).shape == [3, 4])
    #expect(try interpret("Reshape", x, ints([-1])).floats == x.floats)
    for wrong in [[-1, -1], [5, -1], [3, 3], [-2, 6]] {
      #expect(try errorKind { _ = try interpret("Reshape", x, ints(wrong)) } == .invalidArgument)
    }
  }

  @Test("ExpandDims and Squeeze undo each other", arguments: -3...2)
  func expand(axis: Int) throws {
    let x = numbered([2, 3])
    let y = try interpret("ExpandDims", x, Tensor(Int32(axis)))
    #expect(y.shape.dimensions[axis < 0 ? axis + 3 : axis] == 1)
    #expect(try interpret("Squeeze", y).shape == x.shape)
    let named = try interpret("Squeeze", y, attributes: ["squeeze_dims": .list([.int(axis)])])
    #expect(named.shape == x.shape)
  }
}
