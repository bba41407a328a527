/// From terms to their places in a vocabulary.
struct VocabularyLookup: Sendable {
  /// string or int64 `[size]`: the terms by id.
  let terms: Tensor
  /// The id of an unknown term, where there are no buckets for these.
  let defaultValue: Int
  let numOovBuckets: Int
  /// Why there can be no table of the terms; found when a session initialises its tables.
  var initializationError: EstimatorError?

  /// Adds the table and looks values of the column's type up in it.
  ///
  /// - Returns: int64 ids of the shape of `values`.
  /// - Rules: `column.vocabulary.id`
  func ids(of values: SymbolicTensor, key: String, in graph: Graph) throws -> SymbolicTensor {
    let values = try values.dataType == .string ? values : graph.cast(values, to: .int64)
    let table = try graph.addTable(
      "\(key)_lookup", keys: terms, values: Tensor((0..<terms.elementCount).map { Int64($0) }),
      initializationError: initializationError)
    // column.vocabulary.id (COL-07)
    if numOovBuckets == 0 {
      return try graph.lookup(values, in: table, default: graph.constant(Int64(defaultValue)))
    }
    let none = try graph.constant(Int64(-1))
    let known = try graph.lookup(values, in: table, default: none)
    // column.vocabulary.id (COL-08)
    let hashed = try graph.hashBucket(graph.decimalText(values), of: numOovBuckets)
    let others = try graph.add(hashed, graph.constant(Int64(size)))
    return try graph.select(graph.notEqual(known, none), known, others)
  }

  private var size: Int { terms.elementCount }
}
