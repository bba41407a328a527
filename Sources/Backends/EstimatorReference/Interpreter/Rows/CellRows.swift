// Cells instead of whole arrays, and keys and buckets.
extension KernelTable {
  static let cells: [String: Kernel] = [
    "Where": tensor { call in
      if let truths = call.tensor(0).array(of: Bool.self) {
        return try cellsThatHold(Dense(truths, call.tensor(0).shape))
      }
      return try CellsThatHold().of(call.tensor(0))
    },
    "Unique": tensors { call in
      let (values, positions) = try unique(call.tensor(0))
      return [values, integers(positions, call.node.type("out_idx"))]
    },
    "SparseFillEmptyRows": tensors { call in
      try call.requireSparse(indices: 0, values: 1, shape: 2)
      try require(call.tensor(3).shape.rank == 0, "the default value must be a scalar")
      let rows = try FilledRows(call.positions(0), shape: call.integers(2))
      let picks = rows.sources.map { $0.map { $0 + 1 } ?? 0 }
      let all = try concatenated([call.tensor(3), call.tensor(1)])
      return [
        Tensor(
          rows.indices.joined().map { Int64($0) },
          shape: Shape([picks.count, call.tensor(2).elementCount])),
        all.picking(picks, shape: [picks.count]), Tensor(rows.isEmpty),
        Tensor(rows.positions.map { Int64($0) }),
      ]
    },
    "SparseToDense": tensor { call in
      let sizes = try call.integers(1)
      try require(sizes.allSatisfy { $0 >= 0 }, "\(sizes) is not a shape")
      let isMatrix = call.tensor(0).shape.rank == 2
      try require(call.tensor(0).shape.rank <= 2, "the indices must be a matrix at most")
      return try dense(
        isMatrix ? call.positions(0) : call.integers(0).map { [$0] }, call.tensor(2),
        shape: Shape(sizes), default: call.tensor(3), isOrdered: call.node.bool("validate_indices"))
    },
    "SparseCross": tensors { call in try call.cross() },
    "StringToHashBucketFast": tensor { call in
      try hashBuckets(call.tensor(0), of: call.node.int("num_buckets"))
    },
    "Bucketize": tensor { call in
      try Bucketize(call.node.floats("boundaries")).of(call.tensor(0))
    },
  ]

  static let tables: [String: Kernel] = [
    "HashTableV2": { call in [.table(call.node.name)] },
    "LookupTableFindV2": tensor { call in
      try call.table(0).find(call.tensor(1), default: call.tensor(2))
    },
  ]

  static let checks: [String: Kernel] = [
    "Assert": { call in
      try require(call.tensor(0).shape.rank == 0, "the condition must be a scalar")
      let holds = call.tensor(0).array(of: Bool.self)?[0] ?? false
      let shown = call.tensors.dropFirst().map(\.shortText).joined(separator: " ")
      try require(holds, "assertion failed: \(shown)")
      return []
    }
  ]
}

extension KernelCall {
  /// - Throws: `InvalidArgument` unless the inputs are what makes a sparse tensor.
  fileprivate func requireSparse(indices: Int, values: Int, shape: Int) throws {
    let (indices, values, shape) = (
      tensor(indices).shape, tensor(values).shape, tensor(shape).shape
    )
    try require(
      indices.rank == 2 && values.rank == 1 && shape.rank == 1
        && indices.dimensions[0] == values.dimensions[0]
        && indices.dimensions[1] == shape.dimensions[0] && shape.dimensions[0] > 0,
      "indices \(indices), values \(values) and shape \(shape) do not make a sparse tensor")
  }

  fileprivate func cross() throws -> [Tensor] {
    guard node.bool("hashed_output") else {
      throw KernelError(.unimplemented, "only crosses that are hashed can be made")
    }
    let count = node.int("N")
    let sparse = try (0..<count).map { column in
      try fingerprints(
        positions(column), tensor(count + column), shape: integers(2 * count + column))
    }
    let columns = try sparse + tensors.dropFirst(3 * count).map { try rowFingerprints($0) }
    try require(
      columns.allSatisfy { $0.count == columns[0].count }, "the columns differ in rows")
    return try HashedCross(
      key: UInt64(bitPattern: Int64(node.int("hash_key"))), bucketCount: node.int("num_buckets"))(
        columns)
  }
}

/// A vector of whole numbers in the type asked for.
private func integers(_ values: [Int], _ type: DataType) -> Tensor {
  type == .int32 ? Tensor(values.map { Int32($0) }) : Tensor(values.map { Int64($0) })
}
