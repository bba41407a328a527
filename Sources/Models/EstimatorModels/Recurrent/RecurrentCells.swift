/// What makes the layers of a model: numbers of units and a cell type, or a function.
struct RecurrentCells: Sendable {
  let units: RecurrentUnits?
  let cellType: CellType?
  let rnnCellFn: (@Sendable () throws -> RecurrentStack)?

  /// - Throws: `EstimatorError` with kind `ValueError` when a function and something else are given.
  /// - Rules: `rnn.construction.cells`
  init(
    units: RecurrentUnits?, cellType: CellType?,
    rnnCellFn: (@Sendable () throws -> RecurrentStack)?
  ) throws {
    // rnn.construction.cells (RNN-02): no units at all count as none given (RNN-04).
    if rnnCellFn != nil, units?.isSomething == true || cellType != nil {
      throw EstimatorError(
        .valueError, "units or cellType are given together with rnnCellFn",
        argument: "rnn_cell_fn", rule: .rnnConstructionCells,
        advice: "Give the one or the other.")
    }
    self.units = units
    self.cellType = cellType
    self.rnnCellFn = rnnCellFn
  }

  /// Makes the cells; called once per graph.
  ///
  /// - Throws: `EstimatorError` with kind `TypeError` when there are no units, or one number of units
  ///   without the name of a known cell type; `ValueError` for units and cell types that cannot be.
  func layer() throws -> RecurrentLayer {
    // rnn.cell-function (RNN-14)
    if let rnnCellFn { return RecurrentLayer(stack: try rnnCellFn(), name: "rnn") }
    switch units {
    case .list(let counts): return RecurrentLayer(stack: try stack(counts), name: "rnn")
    case .number(let count): return try layer(units: count)
    case nil:
      // rnn.cells.missing (RNN-03)
      throw EstimatorError(
        .typeError, "there are neither units nor a function that makes cells", argument: "units",
        rule: .rnnCellsMissing)
    }
  }

  private func stack(_ counts: [Int]) throws -> RecurrentStack {
    // rnn.cell-type.default (RNN-11), rnn.units.list (RNN-07)
    let cells = try counts.map { try (cellType ?? "simple_rnn").cell(units: $0) }
    return cells.count == 1 ? RecurrentStack(cells[0]) : RecurrentStack(stacking: cells)
  }

  private func layer(units count: Int) throws -> RecurrentLayer {
    // rnn.units.number (RNN-05, RNN-06)
    guard let cellType, let name = cellType.layerName else {
      throw EstimatorError(
        .typeError, "one number of units does not go without the name of a known cell type",
        argument: "units", rule: .rnnUnitsNumber, advice: "Give a list, or a cell type by name.")
    }
    return RecurrentLayer(stack: RecurrentStack(try cellType.cell(units: count)), name: name)
  }
}
