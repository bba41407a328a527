// Shapes, and constants made from shapes.
extension KernelTable {
  static let shapes: [String: Kernel] = [
    "Reshape": tensor { call in try reshape(call.tensor(0), to: call.integers(1)) },
    "ExpandDims": tensor { call in try expandDims(call.tensor(0), axis: call.integer(1)) },
    "Squeeze": tensor { call in
      try squeeze(call.tensor(0), axes: call.node.ints("squeeze_dims"))
    },
    "Shape": tensor { call in
      try cast(vector(call.tensor(0).shape.dimensions), to: call.node.type("out_type"))
    },
    "Size": tensor { call in
      try cast(Tensor(Int64(call.tensor(0).elementCount)), to: call.node.type("out_type"))
    },
    "Rank": tensor { call in Tensor(Int32(call.tensor(0).shape.rank)) },
    "BroadcastGradientArgs": tensors { call in
      let axes = try broadcastGradientAxes(call.integers(0), call.integers(1))
      return try [axes.x, axes.y].map { try cast(vector($0), to: call.tensor(0).dataType) }
    },
    "InvertPermutation": tensor { call in
      try require(call.tensor(0).shape.rank == 1, "a permutation is a vector")
      let inverse = try invertPermutation(call.integers(0))
      return try cast(vector(inverse), to: call.tensor(0).dataType)
    },
  ]

  static let fills: [String: Kernel] = [
    "Fill": tensor { call in
      try require(call.tensor(1).shape.rank == 0, "the value is not a scalar")
      return try broadcast(call.tensor(1), to: call.integers(0))
    },
    "ZerosLike": tensor { call in
      let x = call.tensor(0)
      return try broadcast(zero(x.dataType), to: x.shape.dimensions)
    },
    "OnesLike": tensor { call in
      let x = call.tensor(0)
      return try broadcast(cast(Tensor(Int32(1)), to: x.dataType), to: x.shape.dimensions)
    },
    "Range": tensor { call in try Range().of(call.tensors) },
    "OneHot": tensor { call in
      try oneHot(
        call.integers(0), call.tensor(0).shape, depth: call.integer(1),
        axis: call.node.int("axis"), on: call.tensor(2), off: call.tensor(3))
    },
  ]
}

private func vector(_ integers: [Int]) -> Tensor { Tensor(integers.map { Int64($0) }) }
