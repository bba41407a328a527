// Cells, tables and buckets.
extension Graph {
  /// The positions of all cells that are true, or not zero: int64 `[n, rank]`, row-major.
  public func `where`(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Where", x, name: name)
  }

  /// One entry of `params` for every row of `indices`, which is a position along its first axes.
  public func gatherNd(
    _ params: SymbolicTensor, _ indices: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("GatherNd", params, indices, name: name)
  }

  /// The different elements of a vector in the order of their first use, and for each element where
  /// among them it is.
  public func unique(
    _ x: SymbolicTensor, indexType: DataType = .int32, name: String? = nil
  ) throws -> (values: SymbolicTensor, positions: SymbolicTensor) {
    let tensors = try add(
      "Unique", name: name, inputs: [x], attributes: ["out_idx": .type(indexType)]
    ).tensors
    return (tensors[0], tensors[1])
  }

  /// A sparse tensor in which every row has a cell: where there was none, one at the row's beginning
  /// with the value `value`.
  ///
  /// - Returns: The tensor; which rows were empty, `[rows]`; and where each given cell went, `[n]`.
  public func fillingEmptyRows(
    _ x: SparseTensor<SymbolicTensor>, with value: SymbolicTensor, name: String? = nil
  ) throws -> (
    filled: SparseTensor<SymbolicTensor>, isEmpty: SymbolicTensor, positions: SymbolicTensor
  ) {
    let tensors = try add(
      "SparseFillEmptyRows", name: name, inputs: [x.indices, x.values, x.denseShape, value]
    ).tensors
    return (
      SparseTensor(indices: tensors[0], values: tensors[1], denseShape: x.denseShape), tensors[2],
      tensors[3]
    )
  }

  /// A dense tensor with `value` where the sparse one has no cell.
  ///
  /// - Parameter validatesIndices: A run fails with InvalidArgument unless cells come in row-major
  ///   order, none twice.
  public func dense(
    _ x: SparseTensor<SymbolicTensor>, default value: SymbolicTensor, validatesIndices: Bool = true,
    name: String? = nil
  ) throws -> SymbolicTensor {
    try add(
      "SparseToDense", name: name, inputs: [x.indices, x.denseShape, x.values, value],
      attributes: ["validate_indices": .bool(validatesIndices)]
    ).tensors[0]
  }

  /// For every row, all combinations of one cell from each tensor, as numbers below `bucketCount`.
  ///
  /// - Parameters:
  ///   - sparse: `[rows, …]` with values of type int64 or string.
  ///   - dense: `[rows, n]` of type int64 or string; they come after the sparse ones.
  ///   - hashKey: What the fingerprints are chained with.
  /// - Returns: Values of type int64.
  public func hashedCross(
    _ sparse: [SparseTensor<SymbolicTensor>], dense: [SymbolicTensor] = [], bucketCount: Int,
    hashKey: Int = 0xDE_CAFC_AFFE, name: String? = nil
  ) throws -> SparseTensor<SymbolicTensor> {
    let values = sparse.map(\.values)
    let isText = (values + dense).allSatisfy { $0.dataType == .string }
    let tensors = try add(
      "SparseCross", name: name,
      inputs: sparse.map(\.indices) + values + sparse.map(\.denseShape) + dense,
      attributes: [
        "N": .int(sparse.count), "hashed_output": .bool(true), "num_buckets": .int(bucketCount),
        "hash_key": .int(hashKey), "out_type": .type(.int64),
        "internal_type": .type(isText ? .string : .int64),
        "sparse_types": .list(values.map { .type($0.dataType) }),
        "dense_types": .list(dense.map { .type($0.dataType) }),
      ]
    ).tensors
    return SparseTensor(indices: tensors[0], values: tensors[1], denseShape: tensors[2])
  }

  /// Rows of `data` added up by segment; a negative segment drops its row.
  public func unsortedSegmentSum(
    _ data: SymbolicTensor, segments: SymbolicTensor, count: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("UnsortedSegmentSum", name: name, inputs: [data, segments, count]).tensors[0]
  }

  /// The largest of each segment's rows; the least number there is for a segment without rows.
  public func unsortedSegmentMax(
    _ data: SymbolicTensor, segments: SymbolicTensor, count: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("UnsortedSegmentMax", name: name, inputs: [data, segments, count]).tensors[0]
  }

  /// The value of each key, and `value` for a key that the table does not have.
  public func lookup(
    _ keys: SymbolicTensor, in table: Table, default value: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("LookupTableFindV2", name: name, inputs: [table.handle, keys, value]).tensors[0]
  }

  /// The fingerprint of each text modulo `bucketCount`: int64.
  public func hashBucket(
    _ texts: SymbolicTensor, of bucketCount: Int, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "StringToHashBucketFast", texts, attributes: ["num_buckets": .int(bucketCount)], name: name)
  }

  /// For each number, how many of the ascending `boundaries` are at or below it: int32.
  public func bucketize(
    _ x: SymbolicTensor, boundaries: [Double], name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "Bucketize", x, attributes: ["boundaries": .list(boundaries.map { .float($0) })], name: name)
  }

  /// Running sums along an axis.
  ///
  /// - Parameters:
  ///   - exclusive: Each element is left out of its own sum.
  ///   - reverse: From the end to the front.
  public func cumsum(
    _ x: SymbolicTensor, axis: Int, exclusive: Bool = false, reverse: Bool = false,
    name: String? = nil
  ) throws -> SymbolicTensor {
    try apply(
      "Cumsum", x, constant(Int32(axis)),
      attributes: ["exclusive": .bool(exclusive), "reverse": .bool(reverse)], name: name)
  }
}
