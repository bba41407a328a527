// Operations that move elements, and sums by index.
extension KernelTable {
  static let movement: [String: Kernel] = [
    "Transpose": tensor { call in try transpose(call.tensor(0), call.integers(1)) },
    "BroadcastTo": tensor { call in try broadcast(call.tensor(0), to: call.integers(1)) },
    "Tile": tensor { call in try tile(call.tensor(0), call.integers(1)) },
    "Pad": tensor { call in
      try pad(call.tensor(0), call.integers(1), shape: call.tensor(1).shape)
    },
    "ConcatV2": tensor { call in
      try concat(call.tensors.dropLast(), axis: call.integer(call.inputs.count - 1))
    },
    "Pack": tensor { call in try pack(call.tensors, axis: call.node.int("axis")) },
    "Unpack": tensors { call in
      try unpack(call.tensor(0), axis: call.node.int("axis"), into: call.node.int("num"))
    },
    "Split": tensors { call in
      try split(call.tensor(1), axis: call.integer(0), into: call.node.int("num_split"))
    },
  ]

  static let indexing: [String: Kernel] = [
    "Slice": tensor { call in
      try slice(call.tensor(0), from: call.integers(1), sizes: call.integers(2))
    },
    "StridedSlice": tensor { call in
      try StridedSlice(
        begin: call.integers(1), end: call.integers(2), strides: call.integers(3),
        beginMask: call.node.int("begin_mask"), endMask: call.node.int("end_mask"),
        ellipsisMask: call.node.int("ellipsis_mask"), newAxisMask: call.node.int("new_axis_mask"),
        shrinkAxisMask: call.node.int("shrink_axis_mask"))(call.tensor(0))
    },
    "GatherV2": tensor { call in
      try Gather(
        call.tensor(0).shape, call.tensor(1).shape, axis: call.integer(2),
        batchAxes: call.node.int("batch_dims"))(call.tensor(0), call.integers(1))
    },
    "UnsortedSegmentSum": tensor { call in
      try UnsortedSegmentSum(
        segments: call.integers(1), segmentShape: call.tensor(1).shape, count: call.integer(2)
      ).of(call.tensor(0))
    },
    "UnsortedSegmentMax": tensor { call in
      try UnsortedSegmentMax(
        segments: call.integers(1), segmentShape: call.tensor(1).shape, count: call.integer(2)
      ).of(call.tensor(0))
    },
    "GatherNd": tensor { call in
      try gatherCells(call.tensor(0), call.positions(1), shape: call.tensor(1).shape)
    },
  ]
}
