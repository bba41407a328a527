/// Columns over time, joined to one sequence of vectors.
public struct SequenceFeatures: Sendable {
  private let layer: FeatureLayer<any SequenceDenseColumn>

  /// - Parameter columns: In any order; each a sequence numeric column, or an embedding or indicator of a
  ///   sequence categorical column.
  /// - Throws: `EstimatorError` with kind `ValueError` when there is none, two have one name, or one has
  ///   no steps.
  public init(_ columns: [any FeatureColumn]) throws {
    layer = try FeatureLayer(
      columns, scope: "sequence_features", argument: "sequence_feature_columns",
      of: "column over time", rule: .rnnColumnsSequence
    ) { $0 as? any SequenceDenseColumn }
  }

  /// Numbers per step.
  public var width: Int { layer.columns.reduce(0) { $0 + $1.column.width } }

  /// Adds the columns' variables and nodes.
  ///
  /// - Parameter isTimeMajor: Asks for `[time, batch, …]`, which costs nothing here and a
  ///   transposition later.
  /// - Returns: float32 `[batch, time, width]`, columns in order of their names; and the rows' lengths,
  ///   int64 `[batch]`, at which a run fails with InvalidArgument when columns disagree.
  /// - Throws: `EstimatorError` for features that are missing or of the wrong kind.
  /// - Rules: `column.sequence.order`, `column.sequence.agreement`, `column.name.scope`
  public func callAsFunction(
    features: TensorGroup<SymbolicTensor>, variables: ModelVariables, isTimeMajor: Bool = false
  ) throws -> (input: SymbolicTensor, lengths: SymbolicTensor) {
    let graph = variables.graph
    let inputs = try ColumnFeatures(features, in: graph, isTimeMajor: isTimeMajor)
    let parts = try layer.map(variables: variables) { column, table in
      try column.sequence(inputs, table: table)
    }
    return try graph.inScope(layer.scope) {
      // column.sequence.order (COL-30)
      let input = try graph.concat(parts.map(\.values), axis: 2)
      return (input, try graph.agreed(parts.map(\.lengths)))
    }
  }
}

extension Graph {
  /// The first of several lengths, once the others are seen to be the same.
  fileprivate func agreed(_ lengths: [SymbolicTensor]) throws -> SymbolicTensor {
    // column.sequence.agreement (COL-30)
    let checks = try lengths.dropFirst().map { other in
      try self.assert(
        all(equal(lengths[0], other)), showing: [lengths[0], other], name: "lengths_agree")
    }
    return checks.isEmpty ? lengths[0] : try identity(lengths[0], after: checks)
  }
}
