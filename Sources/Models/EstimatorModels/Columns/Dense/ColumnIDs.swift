/// The ids of a column, over time or not, as its wrapper is used.
enum ColumnIDs {
  /// - Throws: `EstimatorError` with kind `ValueError` for a column over time.
  static func rows(
    of column: any CategoricalColumn, for name: String, _ features: ColumnFeatures
  ) throws -> IDCells {
    // rnn.columns.context-kind (RNN-17)
    guard !(column is SequenceCategoricalColumn) else {
      throw EstimatorError(
        .valueError, "'\(name)' has steps, so it cannot be a context column",
        argument: "context_feature_columns", rule: .rnnColumnsContextKind,
        advice: "Put it among the sequence columns, or use a column without steps.")
    }
    return try column.ids(of: features).rows(in: features.graph)
  }

  /// - Throws: `EstimatorError` with kind `ValueError` for a column that is not over time.
  static func steps(
    of column: any CategoricalColumn, for name: String, _ features: ColumnFeatures
  ) throws -> (cells: IDCells, lengths: SymbolicTensor) {
    // column.weighted.sequence (COL-19), rnn.columns.sequence (RNN-15)
    guard column is SequenceCategoricalColumn else {
      throw EstimatorError(
        .valueError, "'\(name)' has no steps, so it cannot be a sequence column",
        argument: "sequence_feature_columns",
        rule: column is WeightedCategoricalColumn ? .columnWeightedSequence : .rnnColumnsSequence,
        advice: "Use one of the sequence categorical columns.")
    }
    return try column.ids(of: features).steps(
      in: features.graph, isTimeMajor: features.isTimeMajor)
  }
}
