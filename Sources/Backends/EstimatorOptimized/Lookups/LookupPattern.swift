internal import EstimatorGraphs
internal import EstimatorModels
internal import EstimatorTensors
internal import Estimators

/// The graph of ids over time that become vectors, and of the way back to the table's rows, as the models
/// build it.
///
/// It is built anew from the columns' own code, so that it cannot differ from what models contain.
struct LookupPattern {
  let nodes: [Node]
  /// Indices, ids and dense shape.
  let sparse: [SymbolicTensor]
  let table: SymbolicTensor
  /// `[time, batch, depth]`, and the lengths `[batch]`.
  let vectors, lengths: SymbolicTensor
  /// What comes back to the vectors.
  let gradient: SymbolicTensor
  /// The rows that the table is moved by.
  let slices: IndexedSlices

  /// - Parameters:
  ///   - sparse: What is known of the three parts of the input.
  ///   - shape: The table's.
  ///   - clipNorm: The largest norm of the gradient, if there is one.
  /// - Returns: `nil` where there is no such graph.
  init?(_ sparse: [Node.Output], table shape: Shape, combiner: Combiner, clipNorm: Double?) {
    do {
      let graph = Graph()
      let parts = try sparse.map { try graph.placeholder("x", $0.dataType, shape: $0.shape) }
      let variable = try graph.addVariable(
        "table", initialValue: Tensor(repeating: Float(0), shape: shape),
        in: [.global, .trainable])
      let column = try EmbeddingColumn.embeddingColumn(
        SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(
          "x", numBuckets: shape.dimensions[0]),
        dimension: shape.dimensions[1], combiner: combiner.rawValue)
      let components = SparseTensor(indices: parts[0], values: parts[1], denseShape: parts[2])
        .components(named: "x").map { ($0.name, $0.value) }
      let found = try column.sequence(
        ColumnFeatures(.keyed(OrderedDictionary(components)), in: graph, isTimeMajor: true),
        table: variable)
      let loss = try graph.sum(graph.square(found.values))
      let gradients = try graph.gradients(
        of: loss, withRespectTo: [found.values, variable.handle]
      ).compactMap { $0 }
      guard gradients.count == 2,
        let rows = try graph.indexedSlices(behind: gradients[1], of: variable)
      else { return nil }
      let clipped = try clipNorm.map { try Gradient.rows(rows).clipped(toNorm: $0, in: graph) }
      guard case .rows(let slices) = clipped ?? .rows(rows) else { return nil }
      self.sparse = parts
      table = variable.handle
      (vectors, lengths) = (found.values, found.lengths)
      gradient = gradients[0]
      self.slices = slices
      nodes = graph.nodes
    } catch { return nil }
  }

  func match(in program: Program) -> PatternMatch {
    PatternMatch(nodes, open: Set(sparse + [table, gradient]), in: program)
  }
}
