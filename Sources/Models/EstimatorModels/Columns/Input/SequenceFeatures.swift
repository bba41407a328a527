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
  /// - Returns: Floating-point `[batch, time, width]`, columns in order of their names; and the rows'
  ///   lengths, int64 `[batch]`, at which a run fails with InvalidArgument when columns disagree.
  /// - Throws: `EstimatorError` for features that are missing or of the wrong kind, with kind
  ///   `TypeError` for columns whose types differ.
  /// - Rules: `column.sequence.order`, `column.sequence.agreement`, `column.sequence-numeric.type`,
  ///   `column.name.scope`
  public func callAsFunction(
    features: TensorGroup<SymbolicTensor>, variables: ModelVariables, isTimeMajor: Bool = false
  ) throws -> (input: SymbolicTensor, lengths: SymbolicTensor) {
    let graph = variables.graph
    let inputs = try ColumnFeatures(features, in: graph, isTimeMajor: isTimeMajor)
    let parts = try layer.map(variables: variables) { column, table in
      try column.sequence(inputs, table: table)
    }
    return try graph.inScope(layer.scope) {
      let lengths = try graph.agreed(parts.map(\.lengths))
      let values = try graph.joinable(parts.map(\.values), along: isTimeMajor ? 0 : 1)
      // column.sequence.order (COL-30)
      return (try graph.concat(values, axis: 2), lengths)
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

  /// The columns' numbers, once they are seen to be of one type.
  ///
  /// Numbers of steps that the graph knows to differ fail the run, as those do that it does not know.
  fileprivate func joinable(_ values: [SymbolicTensor], along time: Int) throws -> [SymbolicTensor]
  {
    // column.sequence-numeric.type (COL-23)
    if let other = values.first(where: { $0.dataType != values[0].dataType }) {
      throw EstimatorError(
        .typeError, "columns of \(values[0].dataType) and of \(other.dataType) cannot be joined",
        argument: "sequence_feature_columns", rule: .columnSequenceNumericType)
    }
    let steps = Set(values.compactMap { $0.shape.dimensions?[time] ?? nil })
    guard steps.count > 1, let least = steps.min() else { return values }
    // column.sequence.agreement (COL-30)
    let check = try self.assert(
      constant(false), showing: values.map { try element(time, of: extents($0)) },
      name: "steps_agree")
    return try values.map { try identity(first(least, of: $0, along: time), after: [check]) }
  }

  private func first(_ count: Int, of tensor: SymbolicTensor, along axis: Int) throws
    -> SymbolicTensor
  {
    let sizes = (0..<3).map { $0 == axis ? count : -1 }
    return try add("Slice", inputs: [tensor, indices([0, 0, 0]), indices(sizes)]).tensors[0]
  }
}
