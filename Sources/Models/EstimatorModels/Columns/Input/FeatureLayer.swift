/// The order in which columns stand, whatever order they were given in.
enum ColumnOrder {
  /// By code points, as Python compares strings.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }
}

/// The columns of one layer in order, with the scopes and variables that they have in a graph.
struct FeatureLayer<Column: Sendable>: Sendable {
  /// The layer's scope, such as `sequence_features`.
  let scope: String
  let columns: [(name: String, column: Column, table: (any EmbeddingTableColumn)?)]

  /// - Throws: `EstimatorError` with kind `ValueError` when there is no column, two of one name, or one
  ///   that is not of this layer's kind.
  init(
    _ columns: [any FeatureColumn], scope: String, argument: String, of kind: String, rule: Rule,
    as column: (any FeatureColumn) -> Column?
  ) throws {
    let error = { EstimatorError(.valueError, $0, argument: argument, rule: $1) }
    // rnn.columns.sequence (RNN-15), rnn.columns.context-kind (RNN-17)
    if columns.isEmpty { throw error("there is no column", rule) }
    // column.sequence.order (COL-30), column.context.tiling (COL-31)
    let ordered = columns.sorted { ColumnOrder.precedes($0.name, $1.name) }
    for (a, b) in zip(ordered, ordered.dropFirst()) where a.name == b.name {
      // rnn.columns.names (RNN-18)
      throw error("two columns have the name '\(a.name)'", .rnnColumnsNames)
    }
    self.scope = scope
    self.columns = try ordered.map { any in
      guard let column = column(any) else { throw error("'\(any.name)' is no \(kind)", rule) }
      return (any.name, column, any as? any EmbeddingTableColumn)
    }
  }

  /// Runs `body` for each column in its scope, after all variables have been made.
  func map<Result>(
    variables: ModelVariables, _ body: (Column, Variable?) throws -> Result
  ) throws -> [Result] {
    let tables = try columns.map { name, _, column in
      try column?.table(in: "\(scope)/\(Self.sanitized(name))", among: variables)
    }
    return try zip(columns, tables).map { column, table in
      try Self.checkScope(column.name)
      return try variables.graph.inScope("\(scope)/\(column.name)") {
        try body(column.column, table)
      }
    }
  }

  /// A column's name as part of a variable's.
  static func sanitized(_ name: String) -> String {
    // column.name.scope (COL-38)
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "_", ".", "-": true
    default: false
    }
  }

  private static func checkScope(_ name: String) throws {
    // column.name.scope (COL-38)
    do { try NodeName.check("." + name) } catch {
      throw EstimatorError(
        .valueError, "'\(name)' cannot be a scope of operations", argument: "key",
        rule: .columnNameScope, advice: "Use letters, digits, '_', '.', '-' and '/'.")
    }
  }
}
