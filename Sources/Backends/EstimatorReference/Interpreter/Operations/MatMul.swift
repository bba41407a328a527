/// c[i, j] = Σ a[i, k] · b[k, j], added up in the order of k.
struct MatMul: NumberOperation {
  let transposingA: Bool
  let transposingB: Bool

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let (a, b) = (
      try x[0].matrix(transposed: transposingA), try x[1].matrix(transposed: transposingB)
    )
    try require(a.columns == b.rows, "\(x[0].shape) times \(x[1].shape) is not defined")
    var c = [E](repeating: .zero, count: a.rows * b.columns)
    for i in 0..<a.rows {
      // k before j: each sum is still in the order of k, and memory is walked in rows.
      for k in 0..<a.columns {
        let factor = a[i, k]
        for j in 0..<b.columns {
          c[i * b.columns + j] = .sum(c[i * b.columns + j], .product(factor, b[k, j]))
        }
      }
    }
    return Tensor(c, shape: [a.rows, b.columns])
  }
}

/// A matrix, perhaps seen with rows and columns exchanged.
private struct Matrix<E: Number> {
  let elements: [E]
  let rows: Int
  let columns: Int
  let strides: (row: Int, column: Int)

  subscript(i: Int, j: Int) -> E { elements[i * strides.row + j * strides.column] }
}

extension Dense where Element: Number {
  fileprivate func matrix(transposed: Bool) throws -> Matrix<Element> {
    try require(rank == 2, "\(shape) is not the shape of a matrix")
    let (height, width) = (shape.dimensions[0], shape.dimensions[1])
    return transposed
      ? Matrix(elements: elements, rows: width, columns: height, strides: (1, width))
      : Matrix(elements: elements, rows: height, columns: width, strides: (width, 1))
  }
}

/// The axis of `shape` that a bias is added along: the last, or axis 1 where channels come first.
func channelAxis(_ shape: Shape, _ dataFormat: ByteString) throws -> Int {
  let axis = dataFormat == "NCHW" ? 1 : shape.rank - 1
  try require(shape.rank >= 2, "a bias needs two axes, not shape \(shape)")
  return axis
}

/// y[…, c, …] = x[…, c, …] + bias[c].
struct BiasAdd: NumberOperation {
  let dataFormat: ByteString

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let (value, bias) = (x[0], x[1])
    let axis = try channelAxis(value.shape, dataFormat)
    try require(
      bias.shape.dimensions == [value.shape.dimensions[axis]],
      "a bias of shape \(bias.shape) does not fit \(value.shape)")
    let behind = [Int](repeating: 1, count: value.rank - axis - 1)
    return try value.zip(Dense(bias.elements, Shape(bias.shape.dimensions + behind)), E.sum).tensor
  }
}

/// db[c] = Σ dy[…, c, …].
struct BiasAddGrad: NumberOperation {
  let dataFormat: ByteString

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let axis = try channelAxis(x[0].shape, dataFormat)
    let others = Set(x[0].shape.dimensions.indices).subtracting([axis])
    return x[0].folded(over: others, keepingAxes: false, from: .zero, E.sum).tensor
  }
}
