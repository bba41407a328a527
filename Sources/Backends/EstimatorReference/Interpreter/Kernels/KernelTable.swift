/// What an operation does: the values that it puts out, given those that it takes.
package typealias Kernel = @Sendable (inout KernelCall) throws -> [Value]

/// The meaning of every kind of operation, as a table that can be changed in one row.
package struct KernelTable: Sendable {
  private var rows: [String: Kernel]

  /// - Precondition: no kind is in two chapters.
  package init(chapters: [[String: Kernel]]) {
    rows = [:]
    for chapter in chapters {
      rows.merge(chapter) { _, _ in preconditionFailure("An operation is in two chapters") }
    }
  }

  package static let standard = KernelTable(chapters: [
    sources, iterators, tables, checks, variables, updates, rowUpdates,
    arithmetic, unaryArithmetic, comparisons, logic,
    layers, layerGradients, reductions,
    shapes, fills, movement, indexing, cells, texts, loops,
  ])

  /// The kinds that have a row, in alphabetical order.
  package var kinds: [String] { rows.keys.sorted() }

  /// A kind without a row fails when it runs, and not before.
  package subscript(kind: String) -> Kernel {
    rows[kind] ?? { _ in throw KernelError(.unimplemented, "the interpreter has no such operation")
    }
  }

  /// The same table with another meaning for `kind`.
  package func replacing(_ kind: String, with kernel: @escaping Kernel) -> KernelTable {
    var table = self
    table.rows[kind] = kernel
    return table
  }
}
