// How long the rows of a batch are, and that their cells come row by row.
extension Graph {
  /// The same tensor, once its cells are seen to come row by row; within a row they need no order.
  ///
  /// A run with rows out of order fails with InvalidArgument.
  ///
  /// - Rules: `column.input.order`
  func checkingRowOrder(of tensor: SparseTensor<SymbolicTensor>) throws
    -> SparseTensor<SymbolicTensor>
  {
    // column.input.order (COL-25)
    let rows = try column(0, of: tensor.indices)
    let isOrdered = try greaterEqual(
      elements(of: rows, from: 1), elements(of: rows, from: 0, dropping: 1))
    let check = try self.assert(all(isOrdered), showing: [rows], name: "rows_in_order")
    return SparseTensor(
      indices: try identity(tensor.indices, after: [check]), values: tensor.values,
      denseShape: tensor.denseShape)
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
