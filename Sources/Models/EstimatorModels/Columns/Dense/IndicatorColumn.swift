/// How often each id occurs.
public struct IndicatorColumn: DenseColumn, SequenceDenseColumn {
  public let categoricalColumn: any CategoricalColumn

  init(_ column: any CategoricalColumn) { categoricalColumn = column }

  public var name: String { "\(categoricalColumn.name)_indicator" }

  public var width: Int { categoricalColumn.numBuckets }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    categoricalColumn.parseExampleSpec
  }

  public func dense(_ features: ColumnFeatures, table: Variable?) throws -> SymbolicTensor {
    try counts(of: ColumnIDs.rows(of: categoricalColumn, for: name, features), features.graph)
  }

  public func sequence(_ features: ColumnFeatures, table: Variable?) throws -> SequenceTensor {
    let (cells, lengths) = try ColumnIDs.steps(of: categoricalColumn, for: name, features)
    let values = try counts(of: cells, features.graph)
    return SequenceTensor(
      values: try refusing(values, of: cells, in: features.graph), lengths: lengths)
  }

  /// Over time weights are for embeddings alone: with them the run fails.
  private func refusing(_ values: SymbolicTensor, of cells: IDCells, in graph: Graph) throws
    -> SymbolicTensor
  {
    // column.weighted.sequence (COL-19)
    guard case .many(_, _, let weights?) = cells.form else { return values }
    let check = try graph.assert(graph.constant(false), showing: [weights], name: "no_weights")
    return try graph.identity(values, after: [check])
  }

  private func counts(of cells: IDCells, _ graph: Graph) throws -> SymbolicTensor {
    switch cells.form {
    case .single(let ids, let isValid):
      // column.indicator.count (COL-18)
      return try graph.oneHot(
        graph.select(isValid, ids, graph.constant(Int64(-1))), depth: width)
    case .many(let tensor, let numbers, let weights):
      // column.input.order (COL-25): only weights may come twice.
      let ids = try weights == nil ? graph.checkingCellOrder(of: tensor).values : tensor.values
      let isInside = try graph.logicalAnd(
        graph.greaterEqual(ids, graph.constant(Int64(0))),
        graph.less(ids, graph.constant(Int64(width))))
      let places = try graph.add(graph.times(numbers, width), ids)
      // column.indicator.count (COL-18), column.weighted.indicator (COL-36)
      let sums = try graph.unsortedSegmentSum(
        weights ?? graph.cast(graph.onesLike(ids), to: .float32),
        segments: graph.select(isInside, places, graph.constant(Int64(-1))),
        count: graph.times(cells.count(in: graph), width))
      return try cells.arranged(sums, width: width, in: graph)
    }
  }
}

extension FeatureColumn where Self == IndicatorColumn {
  /// For each bucket how often its id occurs in a row, or in a step: float32, `numBuckets` wide.
  ///
  /// Of a weighted column, the weights are added up instead; over time such a column fails the run with
  /// InvalidArgument.
  ///
  /// - Rules: `column.indicator.count`, `column.weighted.indicator`, `column.weighted.sequence`
  public static func indicatorColumn(_ categoricalColumn: any CategoricalColumn) -> Self {
    Self(categoricalColumn)
  }
}
