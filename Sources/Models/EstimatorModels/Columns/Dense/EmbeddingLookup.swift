/// How the rows of a cell's ids become one vector.
public enum Combiner: String, Sendable, Hashable, CaseIterable {
  case mean, sum
  /// The sum divided by the root of the number of ids; with weights, of the sum of their squares.
  case sqrtn
}

/// Rows of a table, looked up and combined cell by cell.
struct EmbeddingLookup {
  let table: Variable
  let combiner: Combiner
  let maxNorm: Double?
  let graph: Graph

  /// One vector per cell, in the cells' shape: float32 `[…, dimension]`.
  ///
  /// A cell without ids is zero. Its lookup touches row 0 of the table all the same, with no
  /// gradient, which some optimizers show (OPT-12).
  ///
  /// - Rules: `column.embedding.combiner`, `column.embedding.max-norm`, `column.weighted.combiner`
  func vectors(of cells: IDCells) throws -> SymbolicTensor {
    switch cells.form {
    case .single(let ids, let isValid):
      // column.embedding.combiner (COL-14)
      let rows = try rows(graph.select(isValid, ids, graph.constant(Int64(0))))
      return try graph.select(
        graph.expandDims(isValid, axis: -1), rows, graph.constant(Float(0)))
    case .many(let ids, let numbers, let weights):
      let entries = try kept(Entries(ids: ids.values, cells: numbers, weights: weights))
      let sums = try sums(of: entries, count: cells.count(in: graph))
      return try cells.arranged(sums, width: table.shape.dimensions[1], in: graph)
    }
  }

  /// Ids `[n]` with their cells, and weights if there are any.
  private struct Entries {
    let ids: SymbolicTensor
    let cells: SymbolicTensor
    let weights: SymbolicTensor?
  }

  /// Rows of the table, none longer than the greatest norm.
  private func rows(_ ids: SymbolicTensor) throws -> SymbolicTensor {
    let rows = try graph.gather(graph.read(table), ids)
    guard let maxNorm else { return rows }
    // column.embedding.max-norm (COL-15)
    let limit = try graph.constant(Float(maxNorm))
    let squares = try graph.sum(graph.square(rows), axes: [-1], keepDims: true)
    // The root has no slope at 0, where it is not needed.
    let isPositive = try graph.greater(squares, graph.constant(Float(0)))
    let root = try graph.sqrt(graph.select(isPositive, squares, graph.constant(Float(1))))
    let norm = try graph.select(isPositive, root, squares)
    return try graph.divide(graph.multiply(rows, limit), graph.maximum(norm, limit))
  }

  /// Leaves out what is no id, and weights that count nothing.
  private func kept(_ entries: Entries) throws -> Entries {
    var isKept = try graph.greaterEqual(entries.ids, graph.constant(Int64(0)))
    if let weights = entries.weights {
      // column.weighted.combiner (COL-35)
      let counts =
        combiner == .sum
        ? try graph.cast(graph.onesLike(weights), to: .bool)
        : try graph.greater(weights, graph.constant(Float(0)))
      isKept = try graph.logicalAnd(isKept, counts)
    }
    let places = try graph.flat(graph.where(isKept))
    return Entries(
      ids: try graph.gather(entries.ids, places), cells: try graph.gather(entries.cells, places),
      weights: try entries.weights.map { try graph.gather($0, places) })
  }

  /// The vectors of all cells, `[count, dimension]`.
  private func sums(of entries: Entries, count: SymbolicTensor) throws -> SymbolicTensor {
    let ones = try graph.onesLike(entries.cells)
    let counts = try graph.unsortedSegmentSum(ones, segments: entries.cells, count: count)
    let touch = try touch(whereEmpty: counts)
    let rows = try rows(graph.concat([entries.ids, touch], axis: 0))
    // Of a negative cell nothing is kept.
    let nowhere = try graph.subtract(touch, graph.onesLike(touch))
    let cells = try graph.concat([entries.cells, nowhere], axis: 0)
    guard let shares = try shares(of: entries, counts: counts, count: count) else {
      return try graph.unsortedSegmentSum(rows, segments: cells, count: count)
    }
    let factors = try graph.concat([shares, graph.cast(touch, to: .float32)], axis: 0)
    let scaled = try graph.multiply(rows, graph.expandDims(factors, axis: -1))
    return try graph.unsortedSegmentSum(scaled, segments: cells, count: count)
  }

  /// The id 0 once if there is a cell without ids, otherwise nothing.
  private func touch(whereEmpty counts: SymbolicTensor) throws -> SymbolicTensor {
    let isEmpty = try graph.any(graph.equal(counts, graph.zerosLike(counts)))
    let size = try graph.reshape(graph.cast(isEmpty, to: .int32), to: [1])
    return try graph.fill(size, graph.constant(Int64(0)))
  }

  /// What each entry's row is multiplied with before its cell is summed up; `nil` when it is 1.
  private func shares(of entries: Entries, counts: SymbolicTensor, count: SymbolicTensor) throws
    -> SymbolicTensor?
  {
    guard let weights = entries.weights else {
      // column.embedding.combiner (COL-14)
      if combiner == .sum { return nil }
      let sizes = try graph.cast(graph.gather(counts, entries.cells), to: .float32)
      return try graph.reciprocal(combiner == .mean ? sizes : graph.sqrt(sizes))
    }
    // column.weighted.combiner (COL-35)
    if combiner == .sum { return weights }
    let parts = combiner == .mean ? weights : try graph.square(weights)
    let sums = try graph.gather(
      graph.unsortedSegmentSum(parts, segments: entries.cells, count: count), entries.cells)
    return try graph.divideNoNan(weights, combiner == .mean ? sums : graph.sqrt(sums))
  }
}
