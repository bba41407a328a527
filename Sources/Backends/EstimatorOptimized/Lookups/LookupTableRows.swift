internal import CEstimatorKernels
internal import EstimatorTensors
internal import Estimators

/// One lookup with its memory: rows of a table for the ids of a batch, and the way back to them.
final class LookupTableRows {
  private let lookup: SequenceLookup
  private let cells: LookupCells
  private let table: Slot
  /// Absent where nobody looks at them.
  private let vectors, lengths: Slot?
  private let update: TableUpdate?
  private let tasks: any Tasks
  /// Cells with an id in this run.
  private var entries = 0

  init(
    _ lookup: SequenceLookup, _ cells: LookupCells, table: Slot, vectors: Slot?, lengths: Slot?,
    _ update: TableUpdate?, _ tasks: any Tasks
  ) {
    self.lookup = lookup
    self.cells = cells
    self.table = table
    self.vectors = vectors
    self.lengths = lengths
    self.update = update
    self.tasks = tasks
  }

  /// Takes the ids of a batch.
  ///
  /// - Returns: Whether they are in order, at most one to a cell, and all of them rows of the table.
  func take(_ tensors: [Tensor]) -> Bool {
    let first = lookup.sparse.lowerBound
    guard let indices = tensors[first].array(of: Int64.self),
      let ids = tensors[first + 1].array(of: Int64.self), indices.count == 2 * ids.count,
      let count = cells.arrange(indices, ids, limit: table.shape.dimensions[0])
    else { return false }
    entries = count
    return true
  }

  /// A cell without an id is zero: column.embedding.combiner (COL-14).
  func lookUp() {
    lengths?.elements(Int64.self).update(from: cells.lengths, count: cells.batch)
    guard let vectors = vectors?.elements(Float.self) else { return }
    let (cells, width, rows) = (cells, table.shape.dimensions[1], table.elements(Float.self))
    DisjointSlices.forEachRange(of: cells.cellCount, size: LaneWork.rows(of: width), on: tasks) {
      ek_float32_gather_rows(
        rows, width, cells.ids + $0.lowerBound, $0.count, width, vectors + $0.lowerBound * width,
        width)
    }
  }

  func move() { update?.run(entries: entries) }
}
