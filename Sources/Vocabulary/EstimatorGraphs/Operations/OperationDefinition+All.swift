extension OperationDefinition {
  /// Every operation that exists, by kind.
  package static let all: [String: OperationDefinition] = Dictionary(
    uniqueKeysWithValues: chapters.joined().map { ($0.kind, $0) })

  private static let chapters: [[OperationDefinition]] = [
    sources, iterators, tables, checks, variables, updates, rowUpdates,
    arithmetic, unaryArithmetic, comparisons, logic,
    layers, layerGradients, reductions,
    loops, reshaping, shapesAsValues, filling, strings, joining, rearranging, indexing,
    sparse, buckets,
  ]
}
