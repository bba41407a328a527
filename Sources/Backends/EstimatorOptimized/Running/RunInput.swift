internal import EstimatorTensors

/// What runs of a kind have in common in one of their inputs.
enum RunInput: Hashable {
  case shape(Shape)
  /// Elements that decide shapes: the dense shape of a sparse tensor.
  case elements([Int64])
  /// Indices and values of a sparse tensor, of which there are more or fewer in each run.
  case anyNumber

  var isKnown: Bool { if case .elements = self { true } else { false } }

  /// A sparse tensor travels as three inputs, one behind the other: indices `[n, rank]`, values `[n]` and dense
  /// shape `[rank]`.
  static func kinds(of inputs: [Tensor]) -> [RunInput] {
    var kinds: [RunInput] = []
    while kinds.count < inputs.count {
      let rest = inputs[kinds.count...]
      if let shape = denseShape(rest.prefix(3)) {
        kinds += [.anyNumber, .anyNumber, .elements(shape)]
      } else {
        kinds.append(.shape(inputs[kinds.count].shape))
      }
    }
    return kinds
  }

  private static func denseShape(_ inputs: ArraySlice<Tensor>) -> [Int64]? {
    guard inputs.count == 3, let shape = inputs[inputs.startIndex + 2].array(of: Int64.self) else {
      return nil
    }
    let (indices, values) = (inputs[inputs.startIndex], inputs[inputs.startIndex + 1])
    let isSparse =
      indices.dataType == .int64 && indices.shape.rank == 2 && values.shape.rank == 1
      && indices.shape.dimensions == [values.elementCount, shape.count]
      && inputs[inputs.startIndex + 2].shape.rank == 1
    return isSparse ? shape : nil
  }
}
