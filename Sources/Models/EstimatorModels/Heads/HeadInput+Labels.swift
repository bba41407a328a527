extension HeadInput {
  /// The labels as a dense tensor that has the logits' shape but for its last axis.
  ///
  /// - Parameter width: Of the last axis. Labels without that axis get one of size 1.
  /// - Throws: `EstimatorError` with kind `ValueError` for labels that are missing, sparse or, as far
  ///   as the graph shows, of another shape; `TypeError` for labels by name.
  /// - Rules: `head.labels.shape`, `head.labels.dense`
  func denseLabels(width: Int) throws -> SymbolicTensor {
    let labels = try anyLabels()
    // head.labels.dense (HEAD-01)
    guard let labels = labels[""] else {
      throw EstimatorError(
        .valueError, "the labels are sparse, but this head wants dense ones", argument: "labels",
        rule: .headLabelsDense)
    }
    let expanded = try graph.withLastAxis(labels, like: logits)
    try checkLabels(expanded, width: width)
    // head.labels.shape (HEAD-01)
    return try graph.checked(
      expanded, hasShapeOf: logits, widths: [width], showing: "the labels have another shape")
  }

  /// The labels, dense under the empty name, or sparse.
  func anyLabels() throws -> TensorGroup<SymbolicTensor> {
    // head.labels.dense (HEAD-01)
    guard let labels else {
      throw EstimatorError(
        .valueError, "the input has no labels", argument: "labels", rule: .headLabelsDense)
    }
    guard labels[""] != nil || labels.sparse("") != nil else {
      throw EstimatorError(
        .typeError, "the labels have names, but this head wants one tensor", argument: "labels",
        rule: .headLabelsDense)
    }
    return labels
  }

  private func checkLabels(_ labels: SymbolicTensor, width: Int) throws {
    guard let own = labels.shape.dimensions, let other = logits.shape.dimensions else { return }
    let wanted = PartialShape(other.dropLast() + [width])
    let isRight = own.count == other.count && (own.last ?? nil).map { $0 == width } != false
    if !isRight || labels.shape.merged(with: wanted) == nil {
      throw EstimatorError(
        .valueError, "the labels have shape \(labels.shape), not \(wanted)", argument: "labels",
        rule: .headLabelsShape)
    }
  }
}

extension Graph {
  /// A tensor of one rank less than another gets a last axis of size 1.
  func withLastAxis(_ tensor: SymbolicTensor, like other: SymbolicTensor) throws -> SymbolicTensor {
    guard let own = tensor.shape.rank, let rank = other.shape.rank, own > 0, own == rank - 1 else {
      return tensor
    }
    return try expandDims(tensor, axis: -1)
  }

  /// A tensor that has, when the graph runs, the shape of another but for a last axis of one of `widths`.
  func checked(
    _ tensor: SymbolicTensor, hasShapeOf other: SymbolicTensor, widths: [Int],
    showing message: String
  ) throws -> SymbolicTensor {
    guard let rank = other.shape.rank else { return tensor }
    let front = try slice(shape(other), from: 0, count: rank - 1)
    let found = try shape(tensor)
    let wanted = try widths.map { try concat([front, indices([$0])], axis: 0) }
    let isRight = try wanted.map { try all(equal(found, $0)) }
    let check = try assert(
      isRight.dropFirst().reduce(isRight[0]) { try logicalOr($0, $1) },
      showing: [constant(ByteString(message)), found] + wanted)
    return try identity(tensor, after: [check])
  }

  /// The same value, once it is sure that all of it lies in a range; NaN does not.
  func checked(
    _ values: SymbolicTensor, isWithin range: ClosedRange<Double>, showing message: String
  ) throws -> SymbolicTensor {
    let low = try greaterEqual(values, scalar(range.lowerBound, values.dataType))
    let high = try lessEqual(values, scalar(range.upperBound, values.dataType))
    let check = try assert(
      all(logicalAnd(low, high)), showing: [constant(ByteString(message)), values])
    return try identity(values, after: [check])
  }

  /// Numbers of any kind as float32. The cast of a text fails in the run, as `Unimplemented`.
  func numbers(_ values: SymbolicTensor) throws -> SymbolicTensor {
    try cast(values, to: .float32)
  }
}
