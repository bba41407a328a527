import EstimatorGraphs
import EstimatorTensors

extension GradientCase {
  static let shapes: [GradientCase] = [
    GradientCase("Reshape", [values([2, 3])]) { graph, x in
      try graph.call("Reshape", x[0], graph.ints(3, -1))
    },
    GradientCase("Squeeze", [values([2, 1, 3])], allowsUnknownDimensions: false) { graph, x in
      try graph.call("Squeeze", x[0], attributes: ["squeeze_dims": .list([.int(1)])])
    },
    GradientCase("ExpandDims", [values([2, 3])]) { graph, x in
      try graph.call("ExpandDims", x[0], graph.int(-2))
    },
    GradientCase("Transpose", [values([2, 3, 4])]) { graph, x in
      try graph.call("Transpose", x[0], graph.ints(2, 0, 1))
    },
    GradientCase("BroadcastTo", [values([2, 1])]) { graph, x in
      try graph.call("BroadcastTo", x[0], graph.ints(3, 2, 4))
    },
    GradientCase("Tile", [values([2, 3])]) { graph, x in
      try graph.call("Tile", x[0], graph.ints(2, 3))
    },
    GradientCase("Fill", [values([])]) { graph, x in
      try graph.call("Fill", graph.ints(2, 3), x[0])
    },
    GradientCase("Slice", [values([3, 4])]) { graph, x in
      try graph.call("Slice", x[0], graph.ints(1, 0), graph.ints(-1, 3))
    },
    GradientCase("StridedSlice one row", [values([3, 4])]) { graph, x in
      try graph.call(
        "StridedSlice", x[0], graph.ints(1), graph.ints(2), graph.ints(1),
        attributes: ["shrink_axis_mask": .int(1)])
    },
    GradientCase("StridedSlice every other", [values([4, 5])]) { graph, x in
      try graph.call(
        "StridedSlice", x[0], graph.ints(0, 1), graph.ints(0, 5), graph.ints(1, 2),
        attributes: ["begin_mask": .int(1), "end_mask": .int(1)])
    },
    GradientCase("Pad", [values([2, 3])]) { graph, x in
      let paddings = try graph.constant(Tensor([Int32(1), 0, 2, 1], shape: [2, 2]))
      return try graph.call("Pad", x[0], paddings)
    },
  ]

  static let joining: [GradientCase] = [
    GradientCase("ConcatV2", [values([2, 1]), values([2, 3], seed: 2)]) { graph, x in
      try graph.call("ConcatV2", x[0], x[1], x[0], graph.int(-1))
    },
    GradientCase("ConcatV2 rows", [values([2, 3]), values([1, 3], seed: 2)]) { graph, x in
      try graph.call("ConcatV2", x[0], x[1], graph.int(0))
    },
    GradientCase("Split, one part unused", [values([2, 6])]) { graph, x in
      let parts = try graph.add(
        "Split", inputs: [graph.int(1), x[0]], attributes: ["num_split": .int(3)]
      ).tensors
      return try graph.call("Mul", parts[0], parts[2])
    },
    GradientCase("Pack", [values([2, 3]), values([2, 3], seed: 2)]) { graph, x in
      try graph.call("Pack", x[0], x[1], attributes: ["axis": .int(1)])
    },
    GradientCase("Unpack", [values([2, 3])]) { graph, x in
      let parts = try graph.add(
        "Unpack", inputs: [x[0]], attributes: ["num": .int(3), "axis": .int(1)]
      ).tensors
      return try graph.call("Mul", parts[0], parts[1])
    },
  ]

  static let indexing: [GradientCase] = [
    GradientCase("GatherV2 rows", [values([4, 3])]) { graph, x in
      try graph.call("GatherV2", x[0], graph.ints(1, 3, 1), graph.int(0))
    },
    GradientCase("GatherV2 rows by a matrix", [values([4, 3])]) { graph, x in
      let indices = try graph.constant(Tensor([Int64(1), 3, 1, 0], shape: [2, 2]))
      return try graph.call("GatherV2", x[0], indices, graph.int(0))
    },
    GradientCase("GatherV2 columns", [values([2, 4, 3])]) { graph, x in
      let indices = try graph.constant(Tensor([Int32(1), 3, 1, 0], shape: [2, 2]))
      return try graph.call("GatherV2", x[0], indices, graph.int(1))
    },
    GradientCase("UnsortedSegmentSum", [values([4, 2])]) { graph, x in
      try graph.call("UnsortedSegmentSum", x[0], graph.ints(2, 0, -1, 2), graph.int(3))
    },
  ]

  static let cells: [GradientCase] = [
    GradientCase("GatherNd", [values([2, 3, 2])]) { graph, x in
      let places = try graph.constant(Tensor([Int32(1), 2, 0, 1, 1, 2], shape: [3, 2]))
      return try graph.call("GatherNd", x[0], places)
    },
    GradientCase("GatherNd rows", [values([4, 3])]) { graph, x in
      let places = try graph.constant(Tensor([Int64(3), 0, 3, 1], shape: [2, 2, 1]))
      return try graph.call("GatherNd", x[0], places)
    },
    GradientCase("SparseFillEmptyRows", [values([3]), values([], seed: 2)]) { graph, x in
      let indices = try graph.constant(Tensor([Int64(0), 1, 3, 0, 3, 2], shape: [3, 2]))
      let shape = try graph.constant(Tensor([5, 3] as [Int64]))
      return try graph.add("SparseFillEmptyRows", inputs: [indices, x[0], shape, x[1]]).tensors[1]
    },
    GradientCase("SparseToDense", [values([3]), values([], seed: 2)]) { graph, x in
      let indices = try graph.constant(Tensor([Int64(0), 1, 1, 0, 1, 2], shape: [3, 2]))
      let shape = try graph.constant(Tensor([2, 3] as [Int64]))
      return try graph.call("SparseToDense", indices, shape, x[0], x[1])
    },
    GradientCase("SparseToDense of one value", [values([]), values([], seed: 2)]) { graph, x in
      let indices = try graph.constant(Tensor([Int64(0), 3, 4]))
      let shape = try graph.constant(Tensor([6] as [Int64]))
      return try graph.call("SparseToDense", indices, shape, x[0], x[1])
    },
    GradientCase("UnsortedSegmentMax", [values([5, 2])]) { graph, x in
      let largest = try graph.call(
        "UnsortedSegmentMax", x[0], graph.ints(2, 0, -1, 2, 2), graph.int(3))
      return try graph.call("GatherV2", largest, graph.ints(0, 2), graph.int(0))
    },
    GradientCase("Cumsum", [values([3, 4])]) { graph, x in
      try graph.call("Cumsum", x[0], graph.int(-1))
    },
    GradientCase("Cumsum of what comes behind", [values([3, 4])]) { graph, x in
      try graph.call(
        "Cumsum", x[0], graph.int(0),
        attributes: ["exclusive": .bool(true), "reverse": .bool(true)])
    },
  ]
}
