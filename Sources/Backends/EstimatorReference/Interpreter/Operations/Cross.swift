/// Combinations of values row by row, each as a number: one value from each column, the last column's
/// changing fastest.
///
/// The number is the chain of the values' fingerprints, starting from a key, modulo the number of buckets;
/// with 0 buckets, modulo the largest int64. A whole number is its own fingerprint.
struct HashedCross {
  let key: UInt64
  /// 0 for as many as there can be.
  let bucketCount: Int

  /// - Parameter columns: For each column, for each row, its fingerprints.
  /// - Returns: A sparse tensor `[rows, most combinations of a row]`.
  func callAsFunction(_ columns: [[[UInt64]]]) throws -> [Tensor] {
    let rows = columns.first?.count ?? 0
    let crosses = (0..<rows).map { row in combinations(columns.map { $0[row] }) }
    let indices = crosses.enumerated().flatMap { row, crosses in
      crosses.indices.flatMap { [Int64(row), Int64($0)] }
    }
    let values = crosses.flatMap { $0 }
    return [
      Tensor(indices, shape: [values.count, 2]), Tensor(values),
      Tensor([Int64(rows), Int64(crosses.map(\.count).max() ?? 0)]),
    ]
  }

  private func combinations(_ columns: [[UInt64]]) -> [Int64] {
    var chains = [FingerprintChain(key: key)]
    for column in columns {
      chains = chains.flatMap { chain in
        column.map { fingerprint in
          var longer = chain
          longer.append(fingerprint)
          return longer
        }
      }
    }
    let count = bucketCount == 0 ? UInt64(Int64.max) : UInt64(bucketCount)
    return chains.map { Int64($0.value % count) }
  }
}

/// For each row, the fingerprints of a sparse matrix's cells, in the order given.
func fingerprints(_ indices: [[Int]], _ values: Tensor, shape: [Int]) throws -> [[UInt64]] {
  try require(shape.count == 2, "a column is a matrix, not of rank \(shape.count)")
  try require(indices.allSatisfy { $0.count == 2 }, "a cell of a matrix has two indices")
  try require(
    values.shape == [indices.count],
    "there are \(indices.count) cells, but values of shape \(values.shape)")
  let cells = Dictionary(
    grouping: zip(indices, try fingerprints(values)), by: { $0.0[0] })
  return (0..<shape[0]).map { row in (cells[row] ?? []).map(\.1) }
}

/// For each row of a matrix, the fingerprints of its elements.
func rowFingerprints(_ x: Tensor) throws -> [[UInt64]] {
  try require(x.shape.rank == 2, "a dense column is a matrix, not \(x.shape)")
  let (rows, width) = (x.shape.dimensions[0], x.shape.dimensions[1])
  let all = try fingerprints(x)
  return (0..<rows).map { Array(all[$0 * width..<($0 + 1) * width]) }
}

private func fingerprints(_ x: Tensor) throws -> [UInt64] {
  switch x.elements {
  case .int64(let array): array.map { UInt64(bitPattern: $0) }
  case .string(let array): array.map(\.fingerprint64)
  default: throw KernelError.invalid("\(x.dataType) cannot be crossed")
  }
}
