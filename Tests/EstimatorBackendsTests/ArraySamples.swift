import Estimators

// Shapes, rearranging, indexing, strings.
extension OperationSample {
  static let arrays: [OperationSample] = shapes + rearranged + joined + selected + indexed + text

  private static func ints(_ values: Int32...) -> Tensor { Tensor(values) }
  private static func int(_ value: Int32) -> Tensor { Tensor(value) }

  private static var shapes: [OperationSample] {
    var generator = SampleGenerator(seed: 8)
    let x = generator.tensor(.float32, [2, 3, 4])
    return [
      OperationSample("Reshape", [x, ints(4, -1)]), OperationSample("Reshape", [x, ints(24)]),
      OperationSample("Reshape", [x, ints(5, -1)]), OperationSample("Reshape", [x, ints(7)]),
      OperationSample("ExpandDims", [x, int(1)]), OperationSample("ExpandDims", [x, int(-1)]),
      OperationSample("Squeeze", [generator.tensor(.int32, [1, 3, 1])]),
      OperationSample(
        "Squeeze", [generator.tensor(.int32, [1, 3, 1])], ["squeeze_dims": .list([.int(-1)])]),
      OperationSample("Shape", [x]), OperationSample("Shape", [x], ["out_type": .type(.int64)]),
      OperationSample("Size", [x]), OperationSample("Rank", [x]),
      OperationSample("BroadcastGradientArgs", [ints(2, 1, 3), ints(3)]),
      OperationSample("BroadcastGradientArgs", [ints(1, 2), ints(1, 1)]),
      OperationSample("BroadcastGradientArgs", [ints(2, 3), ints(2, 3)]),
      OperationSample("BroadcastGradientArgs", [Tensor([Int32]()), ints(2, 3)]),
      OperationSample("ZerosLike", [x]), OperationSample("OnesLike", [x]),
      OperationSample("ZerosLike", [generator.tensor(.string, [2])]),
      OperationSample("OnesLike", [generator.tensor(.int64, [2])]),
      OperationSample("Fill", [ints(2, 3), Tensor(2.5 as Float)]),
      OperationSample("Fill", [ints(2), Tensor("a" as ByteString)]),
      OperationSample("Fill", [ints(0, 2), Tensor(true)]),
      OperationSample("Range", [int(3), int(10), int(3)]),
      OperationSample("Range", [int(5), int(-5), int(-4)]),
      OperationSample("Range", [Tensor(0 as Float), Tensor(1 as Float), Tensor(0.1 as Float)]),
      OperationSample("Range", [int(0), int(5), int(0)]),
      OperationSample("Identity", [x]), OperationSample("StopGradient", [x]),
    ]
  }

  private static var rearranged: [OperationSample] {
    var generator = SampleGenerator(seed: 9)
    let x = generator.tensor(.float32, [2, 3, 4])
    return [
      OperationSample("Transpose", [x, ints(2, 0, 1)]),
      OperationSample("Transpose", [x, ints(0, 2, 1)]),
      OperationSample("Transpose", [generator.tensor(.string, [2, 3]), ints(1, 0)]),
      OperationSample("Transpose", [generator.tensor(.bool, [1, 3]), ints(1, 0)]),
      OperationSample("BroadcastTo", [generator.tensor(.float64, [3, 1]), ints(2, 3, 4)]),
      OperationSample("BroadcastTo", [generator.tensor(.string, []), ints(2, 2)]),
      OperationSample("Tile", [x, ints(1, 2, 3)]), OperationSample("Tile", [x, ints(2, 0, 1)]),
      OperationSample("Tile", [generator.tensor(.string, [2]), ints(2)]),
      OperationSample("Pad", [x, Tensor([1 as Int32, 0, 0, 2, 1, 1], shape: [3, 2])]),
      OperationSample(
        "Pad", [generator.tensor(.int64, [2]), Tensor([0 as Int32, 3], shape: [1, 2])]),
      OperationSample("InvertPermutation", [ints(2, 0, 1)]),
      OperationSample("InvertPermutation", [ints(2, 2, 1)]),
      OperationSample("InvertPermutation", [ints(5, 0, 1)]),
    ]
  }

  private static var joined: [OperationSample] {
    var generator = SampleGenerator(seed: 10)
    let parts = [generator.tensor(.float32, [2, 3]), generator.tensor(.float32, [2, 1])]
    let x = generator.tensor(.float32, [4, 6])
    return [
      OperationSample("ConcatV2", parts + [int(1)]), OperationSample("ConcatV2", parts + [int(-1)]),
      OperationSample("ConcatV2", parts + [int(0)]),
      OperationSample(
        "ConcatV2", [generator.tensor(.string, [1]), generator.tensor(.string, [2]), int(0)]),
      OperationSample("Pack", [x, x], ["axis": .int(1)]),
      OperationSample("Pack", [Tensor(1 as Int32), Tensor(2 as Int32)]),
      OperationSample("Unpack", [x], ["num": .int(4)]),
      OperationSample("Unpack", [x], ["num": .int(6), "axis": .int(-1)]),
      OperationSample("Split", [int(1), x], ["num_split": .int(3)]),
      OperationSample("Split", [int(0), x], ["num_split": .int(3)]),
    ]
  }

  private static func masks(_ begin: Int, _ end: Int, _ ellipsis: Int, _ new: Int, _ shrink: Int)
    -> [String: Attribute]
  {
    [
      "begin_mask": .int(begin), "end_mask": .int(end), "ellipsis_mask": .int(ellipsis),
      "new_axis_mask": .int(new), "shrink_axis_mask": .int(shrink),
    ]
  }

  private static var selected: [OperationSample] {
    var generator = SampleGenerator(seed: 11)
    let x = generator.tensor(.float32, [4, 5, 6])
    let v = generator.tensor(.int32, [7])
    return [
      OperationSample("Slice", [x, ints(1, 0, 2), ints(2, -1, 3)]),
      OperationSample("Slice", [v, ints(6), ints(5)]),
      OperationSample("Slice", [generator.tensor(.string, [3]), ints(1), ints(-1)]),
      OperationSample("StridedSlice", [v, ints(1), ints(6), ints(2)]),
      OperationSample("StridedSlice", [v, ints(6), ints(0), ints(-2)]),
      OperationSample("StridedSlice", [v, ints(-3), ints(100), ints(1)]),
      OperationSample("StridedSlice", [v, ints(0), ints(0), ints(-1)], masks(1, 1, 0, 0, 0)),
      OperationSample("StridedSlice", [v, ints(-1), ints(0), ints(1)], masks(0, 0, 0, 0, 1)),
      OperationSample("StridedSlice", [v, ints(7), ints(8), ints(1)], masks(0, 0, 0, 0, 1)),
      OperationSample("StridedSlice", [v, ints(4), ints(2), ints(1)]),
      OperationSample(
        "StridedSlice", [x, ints(1, 0, 2), ints(3, 0, 4), ints(1, 1, 1)], masks(0, 0, 2, 0, 0)),
      OperationSample(
        "StridedSlice", [x, ints(0, 0, 1), ints(0, 0, 3), ints(1, 1, 1)], masks(0, 0, 2, 1, 4)),
      OperationSample("StridedSlice", [x, ints(1), ints(2), ints(1)], masks(0, 0, 0, 0, 1)),
    ]
  }

  private static var indexed: [OperationSample] {
    var generator = SampleGenerator(seed: 12)
    let x = generator.tensor(.float32, [4, 3, 2])
    return [
      OperationSample("GatherV2", [x, ints(3, 0, 0), int(0)]),
      OperationSample("GatherV2", [x, Tensor([0 as Int64, 1, 1, 0], shape: [2, 2]), int(2)]),
      OperationSample("GatherV2", [x, int(1), int(1)]),
      OperationSample("GatherV2", [x, ints(4), int(0)]),
      OperationSample("GatherV2", [x, ints(-1), int(0)]),
      OperationSample(
        "GatherV2", [x, Tensor([0 as Int32, 2, 1, 1, 0, 0, 2, 2], shape: [4, 2]), int(1)],
        ["batch_dims": .int(1)]),
      OperationSample("GatherV2", [generator.tensor(.string, [3]), ints(2, 1), int(0)]),
      OperationSample(
        "OneHot", [ints(0, 2, -1, 5), int(3), Tensor(1 as Float), Tensor(0 as Float)]),
      OperationSample(
        "OneHot",
        [
          Tensor([0 as Int64, 1, 2, 1], shape: [2, 2]), int(3), Tensor(5 as Int32),
          Tensor(-1 as Int32),
        ],
        ["axis": .int(1)]),
      OperationSample(
        "OneHot", [ints(1, 0), int(2), Tensor(true), Tensor(false)], ["axis": .int(0)]),
      OperationSample("UnsortedSegmentSum", [x, ints(1, -1, 1, 0), int(3)]),
      OperationSample("UnsortedSegmentSum", [x, ints(1, 3, 1, 0), int(3)]),
      OperationSample(
        "UnsortedSegmentSum",
        [generator.tensor(.int64, [2, 2]), Tensor([0 as Int64, 1, 1, 1], shape: [2, 2]), int(2)]),
    ]
  }

  private static var text: [OperationSample] {
    [
      OperationSample("AsString", [Tensor([1.5 as Float, .nan, .infinity, 1e20, -0.0, 0.1])]),
      OperationSample("AsString", [Tensor([0.1, 1e300])], ["scientific": .bool(true)]),
      OperationSample("AsString", [Tensor([0.1, 1e20])], ["shortest": .bool(true)]),
      OperationSample("AsString", [ints(5, -3)], ["width": .int(5), "fill": .string("0")]),
      OperationSample(
        "AsString", [Tensor([7 as Int64])], ["width": .int(4), "fill": .string("-")]),
      OperationSample("AsString", [Tensor([true, false])]),
      OperationSample("AsString", [Tensor([2.5 as Float])], ["precision": .int(3)]),
      OperationSample(
        "StringJoin", [Tensor(["a" as ByteString, "b"]), Tensor("z" as ByteString)],
        ["separator": .string("-")]),
      OperationSample("StringJoin", [Tensor("x" as ByteString)]),
    ]
  }
}
