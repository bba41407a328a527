/// The index of every element that is not zero, row-major: int64 `[n, rank]`.
struct CellsThatHold: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try cellsThatHold(x[0].map { $0 != .zero })
  }
}

func cellsThatHold(_ x: Dense<Bool>) throws -> Tensor {
  try require(x.rank > 0, "a scalar has no cells")
  let places = x.elements.indices.filter { x.elements[$0] }
  let indices = places.flatMap { x.shape.index(ofOffset: $0).map { Int64($0) } }
  return Tensor(indices, shape: [places.count, x.rank])
}

/// The different elements in the order of their first use, and for each element where among them it is.
func unique(_ x: Tensor) throws -> (values: Tensor, positions: [Int]) {
  try require(x.shape.rank == 1, "\(x.shape) is not the shape of a vector")
  let (firsts, positions) = x.elements.accept(FirstUses())
  return (x.picking(firsts, shape: [firsts.count]), positions)
}

/// Where each different element comes first, and for each element which of these it is.
private struct FirstUses: TensorElementVisitor {
  func visit<Element: TensorElement>(_ elements: [Element]) -> (firsts: [Int], positions: [Int]) {
    var (firsts, numbers, positions): ([Int], [Element: Int], [Int]) = ([], [:], [])
    for (place, element) in elements.enumerated() {
      let number = numbers[element] ?? firsts.count
      if number == firsts.count { firsts.append(place) }
      numbers[element] = number
      positions.append(number)
    }
    return (firsts, positions)
  }
}

/// A sparse tensor with a cell in every row: where a row has none, one at its beginning.
struct FilledRows {
  /// The cells' indices, row by row; within a row in the order given.
  let indices: [[Int]]
  /// For each of these, which given cell it is, or `nil` for a filled one.
  let sources: [Int?]
  let isEmpty: [Bool]
  /// For each given cell, where it went.
  let positions: [Int]

  /// - Throws: `InvalidArgument` when a cell lies in a row that does not exist.
  init(_ given: [[Int]], shape: [Int]) throws {
    let rows = shape[0]
    for index in given {
      try require(0 <= index[0] && index[0] < rows, "row \(index[0]) is not in [0, \(rows))")
    }
    var (indices, sources, isEmpty): ([[Int]], [Int?], [Bool]) = ([], [], [])
    var positions = [Int](repeating: 0, count: given.count)
    let cellsOfRows = Dictionary(grouping: given.indices) { given[$0][0] }
    for row in 0..<rows {
      let cells = cellsOfRows[row] ?? []
      isEmpty.append(cells.isEmpty)
      for cell in cells {
        positions[cell] = sources.count
        sources.append(cell)
        indices.append(given[cell])
      }
      if cells.isEmpty {
        sources.append(nil)
        indices.append([row] + [Int](repeating: 0, count: shape.count - 1))
      }
    }
    (self.indices, self.sources, self.isEmpty, self.positions) = (
      indices, sources, isEmpty, positions
    )
  }
}

/// y[cell] = the cell's value; y[i] = the default elsewhere.
///
/// - Parameters:
///   - indices: One per cell.
///   - values: One per cell, or one for all.
///   - isOrdered: Whether cells must come in row-major order, none twice; if not, the last one counts.
func dense(
  _ indices: [[Int]], _ values: Tensor, shape: Shape, default value: Tensor, isOrdered: Bool
) throws -> Tensor {
  try require(value.shape.rank == 0, "the default must be a scalar")
  try require(
    values.shape.rank == 0 || values.shape == [indices.count],
    "there are \(indices.count) cells, but values of shape \(values.shape)")
  var picks = [Int](repeating: 0, count: shape.elementCount)
  var last = -1
  for (cell, index) in indices.enumerated() {
    try require(index.count == shape.rank, "cell \(index) is not in a tensor of shape \(shape)")
    let isInside = zip(index, shape.dimensions).allSatisfy { 0 <= $0 && $0 < $1 }
    try require(isInside, "cell \(index) is not in a tensor of shape \(shape)")
    let place = zip(index, shape.strides).reduce(0) { $0 + $1.0 * $1.1 }
    try require(!isOrdered || place > last, "cell \(index) is out of order or repeated")
    last = place
    picks[place] = 1 + (values.shape.rank == 0 ? 0 : cell)
  }
  return try concatenated([value, values]).picking(picks, shape: shape)
}

/// y[b…] = x[indices[b…]]: each row of the indices is a position along the first axes of x.
func gatherCells(_ x: Tensor, _ indices: [[Int]], shape indexShape: Shape) throws -> Tensor {
  let (sizes, strides) = (x.shape.dimensions, x.shape.strides)
  try require(indexShape.rank > 0, "a scalar is not a position")
  let depth = indexShape.dimensions[indexShape.rank - 1]
  try require(depth <= x.shape.rank, "positions of length \(depth) do not fit \(x.shape)")
  let width = sizes[depth...].reduce(1, *)
  let picks = try indices.flatMap { index in
    let isInside = zip(index, sizes).allSatisfy { 0 <= $0 && $0 < $1 }
    try require(isInside, "position \(index) is not in a tensor of shape \(x.shape)")
    let start = zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
    return start..<start + width
  }
  return x.picking(picks, shape: Shape(indexShape.dimensions.dropLast() + sizes[depth...]))
}
