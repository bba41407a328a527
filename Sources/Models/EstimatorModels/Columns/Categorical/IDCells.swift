/// Which ids go into which cell: a cell is a row of the batch, or a step of one.
///
/// A cell will be one vector, whatever combines its ids.
struct IDCells {
  enum Form {
    /// At most one id per cell, none where it is not valid. Both have the shape of the cells.
    case single(ids: SymbolicTensor, isValid: SymbolicTensor)
    /// Ids, negative ones among them, each with the number of its cell, `[n]`, and its weight.
    case many(
      SparseTensor<SymbolicTensor>, cells: SymbolicTensor, weights: SymbolicTensor?)
  }

  let form: Form
  /// The sizes of the cells' axes, int64 scalars: `[batch]`, `[batch, time]` or `[time, batch]`.
  let leading: [SymbolicTensor]

  /// How many cells there are: an int64 scalar.
  func count(in graph: Graph) throws -> SymbolicTensor {
    try leading.dropFirst().reduce(leading[0]) { try graph.multiply($0, $1) }
  }

  /// Vectors `[count, width]` in the shape of the cells.
  func arranged(_ vectors: SymbolicTensor, width: Int, in graph: Graph) throws -> SymbolicTensor {
    try graph.reshape(vectors, to: graph.pack(leading + [graph.constant(Int64(width))]))
  }
}

extension CategoricalIDs {
  /// A cell per row.
  func rows(in graph: Graph) throws -> IDCells {
    // Ids that are known to be alone need no combining.
    if case .dense(let ids, let exist) = cells, ids.isColumn(from: 1) {
      let size = try graph.element(0, of: graph.extents(ids))
      return try single(ids, exist: exist, leading: [size], in: graph) {
        try graph.reshape($0, to: [-1])
      }
    }
    let tensor = try sparse(in: graph)
    return IDCells(
      form: .many(
        tensor, cells: try graph.column(0, of: tensor.indices), weights: weights),
      leading: [try graph.element(0, of: tensor.denseShape)])
  }

  /// A cell per step, with how long each row is: int64 `[batch]`.
  ///
  /// - Rules: `column.sequence.shape`, `column.sequence.length`
  func steps(in graph: Graph, isTimeMajor: Bool) throws -> (cells: IDCells, lengths: SymbolicTensor)
  {
    if case .dense(let ids, let exist) = cells, ids.isColumn(from: 2) {
      return try alignedSteps(ids, exist, graph, isTimeMajor)
    }
    let tensor = try graph.checkingRowOrder(of: sparse(in: graph))
    let rows = try graph.column(0, of: tensor.indices)
    let steps = try graph.column(1, of: tensor.indices)
    let sizes = try (0..<2).map { try graph.element($0, of: tensor.denseShape) }
    let (major, minor, size) = isTimeMajor ? (steps, rows, sizes[0]) : (rows, steps, sizes[1])
    // column.sequence.shape (COL-11)
    let cells = IDCells(
      form: .many(
        tensor, cells: try graph.add(graph.multiply(major, size), minor), weights: weights),
      leading: isTimeMajor ? sizes.reversed() : sizes)
    return (cells, try graph.lengths(rows: rows, steps: steps, batch: sizes[0]))
  }

  /// One id for each step, or none: the steps need no combining.
  private func alignedSteps(
    _ ids: SymbolicTensor, _ exist: SymbolicTensor?, _ graph: Graph, _ isTimeMajor: Bool
  ) throws -> (cells: IDCells, lengths: SymbolicTensor) {
    let extents = try graph.extents(ids)
    let sizes = try (0..<2).map { try graph.element($0, of: extents) }
    let matrix = { (tensor: SymbolicTensor) in
      tensor.shape.rank == 2 ? tensor : try graph.reshape(tensor, to: graph.pack(sizes))
    }
    let exist = try exist ?? graph.equal(ids, ids)
    let cells = try single(
      ids, exist: exist, leading: isTimeMajor ? sizes.reversed() : sizes, in: graph
    ) {
      isTimeMajor ? try graph.transpose(matrix($0), permutation: [1, 0]) : try matrix($0)
    }
    return (cells, try graph.lengths(ofCellsThatExist: matrix(exist), time: sizes[1]))
  }

  private func single(
    _ ids: SymbolicTensor, exist: SymbolicTensor?, leading: [SymbolicTensor], in graph: Graph,
    arranged: (SymbolicTensor) throws -> SymbolicTensor
  ) throws -> IDCells {
    let isId = try graph.greaterEqual(ids, graph.constant(Int64(0)))
    let isValid = try exist.map { try graph.logicalAnd($0, isId) } ?? isId
    return IDCells(
      form: .single(ids: try arranged(ids), isValid: try arranged(isValid)), leading: leading)
  }
}

extension SymbolicTensor {
  /// Whether all axes from `axis` on are known to have size 1.
  fileprivate func isColumn(from axis: Int) -> Bool {
    shape.dimensions?.dropFirst(axis).allSatisfy { $0 == 1 } ?? false
  }
}
