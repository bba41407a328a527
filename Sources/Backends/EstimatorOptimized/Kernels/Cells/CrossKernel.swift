internal import EstimatorTensors

// Combinations of values row by row, as numbers.
extension KernelTable {
  static let crosses: [String: Kernel] = [
    "SparseCross": Kernel { site in
      guard site.flag("hashed_output") else {
        throw site.error(.unimplemented, "only crosses that are hashed can be made")
      }
      let count = site.int("N")
      let columns =
        try (0..<count).map { try site.sparseColumn($0, of: count) }
        + (3 * count..<site.inputs.count).map { try site.denseColumn($0) }
      let rows = columns.first?.count ?? 0
      try site.require(columns.allSatisfy { $0.count == rows }, "the columns differ in rows")
      let crosses = (0..<rows).map { row in site.combinations(columns.map { $0[row] }) }
      let total = crosses.map(\.count).reduce(0, +)
      let shapes: [Shape] = [[total, 2], [total], [2]]
      return Work(
        shapes,
        .compute { ports in
          let (indices, values, shape) = (
            ports.outputs[0].elements(Int64.self), ports.outputs[1].elements(Int64.self),
            ports.outputs[2].elements(Int64.self)
          )
          return {
            var place = 0
            for (row, numbers) in crosses.enumerated() {
              for (column, number) in numbers.enumerated() {
                (indices[2 * place], indices[2 * place + 1]) = (Int64(row), Int64(column))
                values[place] = number
                place += 1
              }
            }
            (shape[0], shape[1]) = (Int64(rows), Int64(crosses.map(\.count).max() ?? 0))
          }
        })
    }
  ]
}

extension Site {
  /// The fingerprints of each row of a sparse column.
  fileprivate func sparseColumn(_ column: Int, of count: Int) throws -> [[UInt64]] {
    let (indices, shape) = (shape(column), try integers(2 * count + column))
    try require(
      indices.rank == 2 && indices.dimensions[1] == 2 && shape.count == 2,
      "column \(column) is not a matrix")
    let values = try fingerprints(count + column)
    try require(
      self.shape(count + column).rank == 1 && values.count == indices.dimensions[0],
      "column \(column) has \(indices.dimensions[0]) cells, but \(values.count) values")
    let places = try integers(column)
    var rows = [[UInt64]](repeating: [], count: shape[0])
    for (cell, value) in values.enumerated() where rows.indices.contains(places[2 * cell]) {
      rows[places[2 * cell]].append(value)
    }
    return rows
  }

  /// The fingerprints of each row of a matrix.
  fileprivate func denseColumn(_ input: Int) throws -> [[UInt64]] {
    let shape = shape(input)
    try require(shape.rank == 2, "a dense column must be a matrix")
    let (all, width) = (try fingerprints(input), shape.dimensions[1])
    return (0..<shape.dimensions[0]).map { Array(all[$0 * width..<($0 + 1) * width]) }
  }

  private func fingerprints(_ input: Int) throws -> [UInt64] {
    let slot = try value(input)
    switch slot.dataType {
    case .int64:
      return (0..<slot.count).map { UInt64(bitPattern: slot.elements(Int64.self)[$0]) }
    case .string: return (0..<slot.count).map { slot.elements(ByteString.self)[$0].fingerprint64 }
    default: throw unimplemented(slot.dataType)
    }
  }

  /// One value from each column, the last column's changing fastest.
  fileprivate func combinations(_ columns: [[UInt64]]) -> [Int64] {
    let buckets = int("num_buckets")
    let limit = buckets == 0 ? UInt64(Int64.max) : UInt64(buckets)
    var chains = [FingerprintChain(key: UInt64(bitPattern: Int64(int("hash_key"))))]
    for column in columns {
      chains = chains.flatMap { chain in
        column.map { value in
          var next = chain
          next.append(value)
          return next
        }
      }
    }
    return chains.map { Int64($0.value % limit) }
  }
}
