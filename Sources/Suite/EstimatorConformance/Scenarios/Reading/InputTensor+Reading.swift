extension InputTensor: Described {
  package static let format: Format =
    .record(
      .init(
        "input_tensor", "A tensor with rows; with lengths or indices it is sparse.",
        marker: "dtype",
        Tensor.fields + [
          .optional(
            "lengths", .list(of: .count(from: 0)),
            "Of each row so many leading entries exist; a batch is as wide as its longest row."),
          .optional(
            "indices", .list(of: .list(of: .count(from: 0), atLeast: 2)),
            "The place of each of the values, which are a list then, in any order."),
          .optional(
            "dense_shape", .list(of: .optional(.count(from: 0)), atLeast: 2),
            "Beside indices: rows, and further dimensions; null is as far as the cells of a batch reach."
          ),
          .optional(
            "unknown", .list(of: .count(from: 1), atLeast: 1),
            "Axes whose sizes the graph does not know."),
        ]))
}

extension ScenarioReading {
  func inputTensor(_ cursor: JSONCursor) throws -> InputTensor {
    try InputTensor.format.check(cursor)
    let tensor = InputTensor(
      values: try checkedTensor(cursor), cells: try cells(cursor),
      unknown: try cursor.member("unknown")?.list().map { try $0.int() } ?? [])
    if let problem = tensor.problem { throw cursor.failure(problem) }
    return tensor
  }

  private func cells(_ cursor: JSONCursor) throws -> InputTensor.Cells {
    let (lengths, indices) = (cursor.member("lengths"), cursor.member("indices"))
    if lengths != nil, let indices { throw indices.failure("lengths stand beside it") }
    if let lengths { return .leading(try lengths.list().map { try $0.int() }) }
    guard let indices else {
      if let shape = cursor.member("dense_shape") { throw shape.failure("it needs indices") }
      return .all
    }
    let shape = try cursor.required("dense_shape").list().map { $0.isNull ? nil : try $0.int() }
    guard let rows = shape[0] else {
      throw try cursor.required("dense_shape").failure("the number of rows is known")
    }
    return .explicit(
      try indices.list().map { try $0.list().map { try $0.int() } }, rows: rows,
      rest: Array(shape.dropFirst()))
  }
}
