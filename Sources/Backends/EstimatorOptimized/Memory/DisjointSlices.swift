package import Estimators

/// Hands the pieces of a piece of work to the tasks of the environment.
///
/// Swift does not let an address cross into concurrent code, because it cannot see that the pieces are
/// apart. This type is the one place where we vouch for it, and the audit is this: `work` is called with
/// every number from 0 to `count - 1` exactly once, `forEachPiece` returns only after the last call has
/// returned, and every caller in this module writes, in piece `i`, only to addresses that no other
/// piece reads or writes. How work is cut depends on shapes alone, never on how many threads there are,
/// so one thread and two give the same bits.
package struct DisjointSlices: @unchecked Sendable {
  private let work: (Int) -> Void

  package static func forEach(
    _ count: Int, on tasks: any Tasks, _ work: (Int) -> Void
  ) {
    if count == 1 { return work(0) }
    withoutActuallyEscaping(work) { work in
      let slices = DisjointSlices(work: work)
      tasks.forEachPiece(count: count) { slices.work($0) }
    }
  }

  /// Cuts `0..<total` into ranges of `size`, the last one perhaps shorter, and works on each.
  package static func forEachRange(
    of total: Int, size: Int, on tasks: any Tasks, _ work: (Range<Int>) -> Void
  ) {
    guard total > 0 else { return }
    forEach((total + size - 1) / size, on: tasks) { piece in
      work(piece * size..<min(total, (piece + 1) * size))
    }
  }
}
