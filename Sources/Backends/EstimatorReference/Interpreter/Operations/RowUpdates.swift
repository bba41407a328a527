/// One step of an optimizer for some rows of the variables: for each i, row indices[i] is moved by row i
/// of the gradient. A row that is given twice is moved twice, one after the other.
///
/// - Parameters:
///   - states: The variables' present values, of one shape.
///   - operands: What the step takes behind them, in its order.
///   - place: Which of `states` and `operands` together is the gradient.
/// - Returns: The variables' new values.
func updateRows(
  _ indices: [Int], of states: [Tensor], _ operands: [Tensor], gradient place: Int,
  by step: some OptimizerStep
) throws -> [Tensor] {
  let gradient = (states + operands)[place]
  try check(indices, updates: gradient.shape, of: states)
  var next = states
  for (i, row) in indices.enumerated() {
    var inputs = next.map { $0.row(row) } + operands
    inputs[place] = gradient.row(i)
    next = try zip(next, step.of(inputs)).map { try $0.replacing(row: row, by: $1) }
  }
  return next
}

/// What is done to an element of a variable by an element of an update.
enum Scattering {
  case add, subtract, replace
}

/// Rows of a variable changed by rows of `updates`, or by one number, in the order of the indices.
func scatter(
  _ updates: Tensor, at indices: [Int], shape: Shape, into value: Tensor, as kind: Scattering
) throws -> Tensor {
  let isOneNumber = updates.shape.rank == 0
  if !isOneNumber {
    let rest = Array(value.shape.dimensions.dropFirst())
    try require(
      value.shape.rank > 0 && updates.shape == Shape(shape.dimensions + rest),
      "updates of shape \(updates.shape) do not fit \(value.shape)")
  }
  let rows =
    isOneNumber
    ? nil : updates.reshaped(to: Shape([indices.count] + value.shape.dimensions.dropFirst()))
  if !isOneNumber { try check(indices, updates: rows?.shape ?? .scalar, of: [value]) }
  var next = value
  for (i, index) in indices.enumerated() {
    try require(0 <= index && index < value.shape.dimensions[0], "row \(index) does not exist")
    let present = next.row(index)
    let update = try rows?.row(i) ?? broadcast(updates, to: present.shape.dimensions)
    let changed =
      switch kind {
      case .add: try ZipNumbers<Add>().of(present, update)
      case .subtract: try ZipNumbers<Sub>().of(present, update)
      case .replace: update
      }
    next = try next.replacing(row: index, by: changed)
  }
  return next
}

/// - Throws: `InvalidArgument` unless there is a row of the update for each index, and all rows exist.
private func check(_ indices: [Int], updates: Shape, of states: [Tensor]) throws {
  let shape = states[0].shape
  try require(
    shape.rank > 0 && states.allSatisfy { $0.shape == shape },
    "the variables differ in shape, or have no rows")
  try require(
    updates == Shape([indices.count] + shape.dimensions.dropFirst()),
    "an update of shape \(updates) does not fit \(indices.count) rows of \(shape)")
  for index in indices {
    try require(
      0 <= index && index < shape.dimensions[0],
      "row \(index) is not in [0, \(shape.dimensions[0]))")
  }
}

extension Tensor {
  /// x[index, …].
  fileprivate func row(_ index: Int) -> Tensor {
    let rest = Shape(Array(shape.dimensions.dropFirst()))
    let start = index * rest.elementCount
    return picking(Array(start..<start + rest.elementCount), shape: rest)
  }

  /// The same with another row at `index`.
  fileprivate func replacing(row index: Int, by row: Tensor) throws -> Tensor {
    let (width, start) = (row.elementCount, index * row.elementCount)
    let picks = (0..<elementCount).map { place in
      start <= place && place < start + width ? elementCount + place - start : place
    }
    return try concatenated([self, row]).picking(picks, shape: shape)
  }
}
