/// The values of keys, in a table that never changes.
package struct LookupTable: Sendable {
  private let places: [TableKey: Int]
  private let values: Tensor

  /// - Throws: The table's own error if it has one; `FailedPrecondition` for a key with two values.
  init(_ table: Table) throws {
    if let error = table.initializationError { throw error }
    var places: [TableKey: Int] = [:]
    let values = try tableKeys(table.values)
    for (place, key) in try tableKeys(table.keys).enumerated() {
      if let present = places[key], values[present] != values[place] {
        throw EstimatorError(
          .failedPrecondition,
          "table '\(table.name)': key '\(key)' has two values, '\(values[present])' and '\(values[place])'"
        )
      }
      places[key] = places[key] ?? place
    }
    (self.places, self.values) = (places, table.values)
  }

  /// y[i] = the value of keys[i], or the default.
  func find(_ keys: Tensor, default value: Tensor) throws -> Tensor {
    try require(
      value.elementCount == 1, "the default has shape \(value.shape), but is one value")
    let picks = try tableKeys(keys).map { places[$0].map { $0 + 1 } ?? 0 }
    return try concatenated([value, values]).picking(picks, shape: keys.shape)
  }
}

/// What tables look up, and what they answer.
private enum TableKey: Hashable, CustomStringConvertible {
  case number(Int64)
  case text(ByteString)

  var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): text.text
    }
  }
}

private func tableKeys(_ tensor: Tensor) throws -> [TableKey] {
  switch tensor.elements {
  case .int64(let array): array.map { .number($0) }
  case .string(let array): array.map { .text($0) }
  default: throw KernelError.invalid("there is no table of \(tensor.dataType)")
  }
}

/// y[i] = the fingerprint of x[i] modulo the number of buckets.
func hashBuckets(_ x: Tensor, of count: Int) throws -> Tensor {
  try x.dense(of: ByteString.self).map { Int64($0.hashBucket(of: count)) }.tensor
}

/// y[i] = the number of the first boundary above x[i], or how many there are. Boundaries are float32.
struct Bucketize: NumberOperation {
  let boundaries: [Float]

  init(_ boundaries: [Double]) throws {
    self.boundaries = boundaries.map { Float($0) }
    try require(
      zip(self.boundaries, self.boundaries.dropFirst()).allSatisfy { $0 <= $1 },
      "the boundaries do not ascend")
  }

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    x[0].map { Int32(bucket($0)) }.tensor
  }

  private func bucket<E: Number>(_ x: E) -> Int {
    boundaries.firstIndex { x.isBelow($0) } ?? boundaries.count
  }
}
