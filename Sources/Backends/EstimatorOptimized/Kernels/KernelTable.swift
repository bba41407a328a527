/// Kernels by kind of operation. A value, so that a backend can be composed with one kernel replaced.
package struct KernelTable: Sendable {
  package private(set) var kernels: [String: Kernel]
  /// Kinds whose kernels are not those of the chapters. Nothing may compute their operations in another way.
  package private(set) var replaced: Set<String> = []

  package init(_ chapters: [[String: Kernel]]) {
    kernels = [:]
    for chapter in chapters {
      kernels.merge(chapter) { _, _ in preconditionFailure("Each kind has one kernel") }
    }
  }

  package subscript(kind: String) -> Kernel? {
    get { kernels[kind] }
    set {
      kernels[kind] = newValue
      replaced.insert(kind)
    }
  }

  /// This table with the kernel of one kind made from the one that it has.
  package func replacing(_ kind: String, with change: (Kernel) -> Kernel) -> KernelTable {
    guard let kernel = kernels[kind] else {
      preconditionFailure("There is no kernel '\(kind)' to replace")
    }
    var table = self
    table[kind] = change(kernel)
    return table
  }
}

extension KernelTable {
  /// A kernel for every operation, with the fast paths of this machine.
  package static let standard = KernelTable(chapters(.fast))

  /// The same without any fast path: what the fast ones are held against.
  package static let plain = KernelTable(chapters(.plain))

  private static func chapters(_ lanes: LaneLibrary) -> [[String: Kernel]] {
    [
      sources, variables, updates(lanes), scatters(lanes), elementwise(lanes), gradients(lanes),
      choices,
      reductions(lanes), positions, products(lanes), rows(lanes), losses(lanes),
      shapes, arrangements, joins, selections, padding, ranges, indexing, segments(lanes),
      runningSums, cells, crosses, lookups, text, loops,
    ]
  }
}
