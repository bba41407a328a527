// What losses and metrics both need.
extension Graph {
  /// How many elements a tensor has, as a scalar of a float type.
  func elementCount(of tensor: SymbolicTensor, as dataType: DataType) throws -> SymbolicTensor {
    if let count = tensor.shape.elementCount { return try scalar(Double(count), dataType) }
    return try cast(size(tensor), to: dataType)
  }

  /// Weights with a last axis of size 1 taken away or added, where the ranks differ by one.
  func matchingRank(_ weights: SymbolicTensor, to values: SymbolicTensor) throws -> SymbolicTensor {
    guard let own = weights.shape.rank, let rank = values.shape.rank, own > 0 else {
      return weights
    }
    if own == rank + 1 { return try squeeze(weights, axes: [-1]) }
    return own == rank - 1 ? try expandDims(weights, axis: -1) : weights
  }

  /// Some elements of a vector.
  func slice(_ vector: SymbolicTensor, from start: Int, count: Int) throws -> SymbolicTensor {
    try add("Slice", inputs: [vector, indices([start]), indices([count])]).tensors[0]
  }
}
