internal import EstimatorTensors

// Sparse tensors made full: a cell for each row, or for each place.
extension KernelTable {
  static let fillEmptyRows = Kernel { site in
    let (indices, values, shape) = (site.shape(0), site.shape(1), site.shape(2))
    try site.require(
      indices.rank == 2 && values.rank == 1 && shape.rank == 1 && shape.elementCount > 0
        && indices.dimensions[0] == values.dimensions[0]
        && indices.dimensions[1] == shape.dimensions[0],
      "indices \(indices), values \(values) and dense_shape \(shape) do not make a sparse tensor")
    try site.require(site.shape(3).rank == 0, "the default value must be a scalar")
    let rank = indices.dimensions[1]
    let given = try site.value(0).elements(Int64.self)
    let filled = try FilledRows(
      rows: site.integers(2)[0], cells: (0..<values.elementCount).map { Int(given[$0 * rank]) },
      site)
    let count = filled.sources.count
    let shapes: [Shape] = [[count, rank], [count], [filled.isEmpty.count], values]
    return Work(shapes, .compute { filled.bind($0, rank: rank) })
  }

  static let sparseToDense = Kernel { site in
    let (indices, values) = (site.shape(0), site.shape(2))
    let sizes = try site.integers(1)
    try site.require(indices.rank <= 2, "sparse_indices must be a matrix at most")
    try site.require(sizes.allSatisfy { $0 >= 0 }, "\(sizes) is not a shape")
    let depth = indices.rank == 2 ? indices.dimensions[1] : 1
    let count = indices.rank == 0 ? 1 : indices.dimensions[0]
    try site.require(depth == sizes.count, "indices of \(depth) do not fit a shape of \(sizes)")
    try site.require(
      values.rank == 0 || values == [count], "sparse_values of shape \(values) are not [\(count)]")
    try site.require(site.shape(3).rank == 0, "default_value should be a scalar")
    let (places, isOrdered) = (CellPlaces(sizes: sizes), site.flag("validate_indices"))
    return .compute(Shape(sizes)) { ports in
      let index = try ports.inputs[0].integerReader(site)
      let (source, other, target) = (ports.inputs[2], ports.inputs[3], ports.outputs[0])
      let clear = StridedCopy([target.count], source: [0], target: [1])
      let (step, width) = (values.rank == 0 ? 0 : source.stride, target.stride)
      return {
        var last = -1
        for cell in 0..<count {
          guard let place = places.place(of: cell, index) else {
            throw site.invalid("indices[\(cell)] is out of bounds of \(sizes)")
          }
          try site.require(
            !isOrdered || place > last, "indices[\(cell)] is out of order or repeated")
          last = place
        }
        clear.run(target.dataType, from: other.memory, to: target.memory)
        for cell in 0..<count {
          copyElements(
            target.dataType, from: source.memory + cell * step,
            to: target.memory + (places.place(of: cell, index) ?? 0) * width, count: 1)
        }
      }
    }
  }
}

/// Which given cell each cell of the result is, row by row; in a row without cells there is a new one.
private struct FilledRows {
  /// The given cell, or the row less than nothing: `-1 - row` for a new one.
  private(set) var sources: [Int] = []
  private(set) var isEmpty: [Bool]
  private var positions: [Int]

  init(rows: Int, cells: [Int], _ site: Site) throws {
    for (cell, row) in cells.enumerated() {
      try site.require(
        row >= 0 && row < rows, "indices(\(cell), 0) is invalid: \(row) is not in [0, \(rows))")
    }
    var starts = [Int](repeating: 0, count: rows + 1)
    for row in cells { starts[row + 1] += 1 }
    isEmpty = (0..<rows).map { starts[$0 + 1] == 0 }
    for row in 0..<rows { starts[row + 1] = starts[row] + max(starts[row + 1], 1) }
    positions = []
    positions.reserveCapacity(cells.count)
    sources = [Int](repeating: 0, count: starts[rows])
    for row in 0..<rows { sources[starts[row]] = -1 - row }
    for (cell, row) in cells.enumerated() {
      positions.append(starts[row])
      sources[starts[row]] = cell
      starts[row] += 1
    }
  }

  func bind(_ ports: Ports, rank: Int) -> Step {
    let (given, values, other) = (
      ports.inputs[0].elements(Int64.self), ports.inputs[1], ports.inputs[3]
    )
    let (indices, results) = (ports.outputs[0].elements(Int64.self), ports.outputs[1])
    let (empty, reverse) = (
      ports.outputs[2].elements(Bool.self), ports.outputs[3].elements(Int64.self)
    )
    return {
      for (cell, source) in sources.enumerated() {
        for axis in 0..<rank {
          indices[cell * rank + axis] =
            source >= 0 ? given[source * rank + axis] : axis == 0 ? Int64(-1 - source) : 0
        }
        copyElements(
          values.dataType,
          from: source >= 0 ? values.memory + source * values.stride : other.memory,
          to: results.memory + cell * results.stride, count: 1)
      }
      for (row, isEmpty) in isEmpty.enumerated() { empty[row] = isEmpty }
      for (cell, position) in positions.enumerated() { reverse[cell] = Int64(position) }
    }
  }
}
