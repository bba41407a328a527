// How long the rows of a batch are, and that their cells come row by row.
extension Graph {
  /// The same tensor, once its cells are seen to come row by row, in any order within a row.
  ///
  /// A run with rows out of order fails with InvalidArgument.
  ///
  /// - Rules: `column.input.order`
  func checkingRowOrder(of tensor: SparseTensor<SymbolicTensor>) throws
    -> SparseTensor<SymbolicTensor>
  {
    // column.input.order (COL-25)
    try checking(tensor, along: column(0, of: tensor.indices), "GreaterEqual")
  }

  /// The same tensor, once its cells are seen to come in row-major order, none twice.
  ///
  /// A run with cells out of order fails with InvalidArgument.
  ///
  /// - Rules: `column.input.order`
  func checkingCellOrder(of tensor: SparseTensor<SymbolicTensor>) throws
    -> SparseTensor<SymbolicTensor>
  {
    // column.input.order (COL-25)
    try checking(tensor, along: places(of: tensor), "Greater")
  }

  /// - Parameter comparison: How each of `order` stands to the one before it.
  private func checking(
    _ tensor: SparseTensor<SymbolicTensor>, along order: SymbolicTensor, _ comparison: String
  ) throws -> SparseTensor<SymbolicTensor> {
    let isOrdered = try apply(
      comparison, elements(of: order, from: 1), elements(of: order, from: 0, dropping: 1))
    let check = try self.assert(all(isOrdered), showing: [order], name: "cells_in_order")
    return SparseTensor(
      indices: try identity(tensor.indices, after: [check]),
      values: try identity(tensor.values, after: [check]), denseShape: tensor.denseShape)
  }

  /// The position of each cell in the dense tensor, row-major.
  private func places(of tensor: SparseTensor<SymbolicTensor>) throws -> SymbolicTensor {
    try (1..<(tensor.rank ?? 1)).reduce(column(0, of: tensor.indices)) { place, axis in
      let size = try element(axis, of: tensor.denseShape)
      return try add(multiply(place, size), column(axis, of: tensor.indices))
    }
  }

  /// One more than the last step of each row; 0 for a row without steps.
  ///
  /// - Parameters:
  ///   - rows: int64 `[n]`, the row of each cell.
  ///   - steps: int64 `[n]`, the step of each cell.
  ///   - elementsPerStep: How many of what `steps` counts make one step; a part of one is one too.
  /// - Returns: int64 `[batch]`.
  /// - Rules: `column.sequence.length`
  func lengths(
    rows: SymbolicTensor, steps: SymbolicTensor, batch: SymbolicTensor, elementsPerStep: Int = 1
  ) throws -> SymbolicTensor {
    // column.sequence.length (COL-12)
    let ends = try add(steps, constant(Int64(1)))
    let last = try unsortedSegmentMax(ends, segments: rows, count: batch)
    let lengths = try maximum(last, constant(Int64(0)))
    if elementsPerStep == 1 { return lengths }
    // column.sequence-numeric.shape (COL-21, COL-22)
    let raised = try add(lengths, constant(Int64(elementsPerStep - 1)))
    return try apply("FloorDiv", raised, constant(Int64(elementsPerStep)))
  }

  /// The same, from a matrix `[batch, time]` that says which steps have a cell.
  ///
  /// - Parameter time: An int64 scalar, the matrix's second size.
  func lengths(ofCellsThatExist exist: SymbolicTensor, time: SymbolicTensor) throws
    -> SymbolicTensor
  {
    // column.sequence.length (COL-12)
    let ends = try add(positions(time), constant(Int64(1)))
    let last = try max(multiply(cast(exist, to: .int64), ends), axes: [1])
    return try maximum(last, constant(Int64(0)))
  }
}
