extension OperationDefinition {
  /// Every operation that exists, by kind.
  package static let all: [String: OperationDefinition] = Dictionary(
    uniqueKeysWithValues: chapters.joined().map { ($0.kind, $0) })

  private static let chapters: [[OperationDefinition]] = [
    sources, iterators, variables, updates,
    arithmetic, unaryArithmetic, comparisons, logic,
    layers, layerGradients, reductions,
    loops, reshaping, shapesAsValues, filling, strings, joining, rearranging, indexing,
  ]
}
