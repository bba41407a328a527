// How the rows of the table are written: an operation with one tensor as its result, in a few words.

/// A row that puts out one tensor.
func tensor(_ compute: @escaping @Sendable (KernelCall) throws -> Tensor) -> Kernel {
  { call in [.tensor(try compute(call))] }
}

/// A row that puts out any number of tensors.
func tensors(_ compute: @escaping @Sendable (KernelCall) throws -> [Tensor]) -> Kernel {
  { call in try compute(call).map { .tensor($0) } }
}

/// A row that applies a function to each element.
func each<F: NumberFunction>(_ function: F.Type) -> Kernel {
  tensor { call in try MapNumbers<F>().of(call.tensor(0)) }
}

/// A row that applies a function to each element.
func each<F: RealFunction>(_ function: F.Type) -> Kernel {
  tensor { call in try MapReals<F>().of(call.tensor(0)) }
}

/// A row that applies a function to pairs of elements, broadcasting.
func pairs<F: BinaryNumberFunction>(_ function: F.Type) -> Kernel {
  tensor { call in try ZipNumbers<F>().of(call.tensor(0), call.tensor(1)) }
}

/// A row that applies a function to pairs of elements, broadcasting.
func pairs<F: BinaryRealFunction>(_ function: F.Type) -> Kernel {
  tensor { call in try ZipReals<F>().of(call.tensor(0), call.tensor(1)) }
}

/// A row that compares pairs of elements, broadcasting.
func compares<F: Comparison>(_ comparison: F.Type) -> Kernel {
  tensor { call in try Compare<F>().of(call.tensor(0), call.tensor(1)) }
}

/// A row that applies a function to pairs of elements of tensors of the same shape.
func matches<F: BinaryNumberFunction>(_ function: F.Type) -> Kernel {
  tensor { call in
    try call.requireSameShapes()
    return try ZipNumbers<F>().of(call.tensor(0), call.tensor(1))
  }
}

/// A row that applies a function to pairs of elements of tensors of the same shape.
func matches<F: BinaryRealFunction>(_ function: F.Type) -> Kernel {
  tensor { call in
    try call.requireSameShapes()
    return try ZipReals<F>().of(call.tensor(0), call.tensor(1))
  }
}

/// A row that folds over the axes that input 1 lists.
func folds<F: NumberFold>(_ fold: F.Type) -> Kernel {
  tensor { call in try Reduce<F>(over: call.reducedAxes()).of(call.tensor(0)) }
}

extension KernelCall {
  func requireSameShapes() throws {
    let shapes = tensors.map(\.shape)
    try require(shapes.allSatisfy { $0 == shapes[0] }, "the shapes differ: \(shapes)")
  }

  /// The axes that a reduction gets as its second input.
  func reducedAxes() throws -> ReducedAxes {
    try ReducedAxes(
      integers(1), of: tensor(0).shape, areKept: node.bool("keep_dims"))
  }
}
