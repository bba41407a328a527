// Numbers that columns compute with: sizes, positions and vectors of them, all int64.
extension Graph {
  /// The shape as an int64 vector.
  func extents(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    try apply("Shape", tensor, attributes: ["out_type": .type(.int64)])
  }

  /// One element of a vector, as a scalar.
  func element(_ index: Int, of vector: SymbolicTensor) throws -> SymbolicTensor {
    try add(
      "StridedSlice",
      inputs: [vector, indices([index]), indices([index + 1]), indices([1])],
      attributes: ["shrink_axis_mask": .int(1)]
    ).tensors[0]
  }

  /// The elements of a vector from `start` on, without the last `dropped`.
  func elements(of vector: SymbolicTensor, from start: Int, dropping dropped: Int = 0) throws
    -> SymbolicTensor
  {
    try add(
      "StridedSlice",
      inputs: [vector, indices([start]), indices([-dropped]), indices([1])],
      attributes: ["end_mask": .int(dropped == 0 ? 1 : 0)]
    ).tensors[0]
  }

  /// One column of a matrix, as a vector.
  func column(_ index: Int, of matrix: SymbolicTensor) throws -> SymbolicTensor {
    try add(
      "StridedSlice",
      inputs: [matrix, indices([0, index]), indices([0, index + 1]), indices([1, 1])],
      attributes: ["begin_mask": .int(1), "end_mask": .int(1), "shrink_axis_mask": .int(2)]
    ).tensors[0]
  }

  /// The positions `0..<count`.
  func positions(_ count: SymbolicTensor) throws -> SymbolicTensor {
    try add("Range", inputs: [constant(Int64(0)), count, constant(Int64(1))]).tensors[0]
  }

  /// The product of an int64 scalar and a number.
  func times(_ scalar: SymbolicTensor, _ factor: Int) throws -> SymbolicTensor {
    factor == 1 ? scalar : try multiply(scalar, constant(Int64(factor)))
  }

  /// The tensor as a vector.
  func flat(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    tensor.shape.rank == 1 ? tensor : try reshape(tensor, to: [-1])
  }
}
