// What does not change over time, at every step of what does.
extension Graph {
  /// The sequence with the context behind every step, padding included.
  ///
  /// - Parameters:
  ///   - context: float32 `[batch, depth]`.
  ///   - sequence: float32 `[batch, time, width]`, or `[time, batch, width]`.
  ///   - isTimeMajor: Whether it is the latter.
  /// - Returns: The sequence's shape with `width + depth` at the end.
  /// - Throws: `EstimatorError` with kind `ValueError` for another rank, `TypeError` for another type.
  /// - Rules: `column.context.tiling`, `column.context.rank`
  public func concatenateContextInput(
    _ context: SymbolicTensor, _ sequence: SymbolicTensor, isTimeMajor: Bool = false
  ) throws -> SymbolicTensor {
    try check(sequence, rank: 3, argument: "sequence_input")
    try check(context, rank: 2, argument: "context_input")
    // column.context.tiling (COL-31)
    let axis = isTimeMajor ? 0 : 1
    let one = try constant(Int64(1))
    let time = try element(axis, of: extents(sequence))
    let repeated = try add(
      "Tile",
      inputs: [
        expandDims(context, axis: axis), pack(isTimeMajor ? [time, one, one] : [one, time, one]),
      ]
    ).tensors[0]
    return try concat([sequence, repeated], axis: 2)
  }

  private func check(_ tensor: SymbolicTensor, rank: Int, argument: String) throws {
    // column.context.rank (COL-31)
    if let found = tensor.shape.rank, found != rank {
      throw EstimatorError(
        .valueError, "the rank is \(found), not \(rank)", argument: argument,
        rule: .columnContextRank)
    }
    if tensor.dataType != .float32 {
      throw EstimatorError(
        .typeError, "the type is \(tensor.dataType), not float32", argument: argument,
        rule: .columnContextRank)
    }
  }
}
