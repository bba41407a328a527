internal import EstimatorTensors

// Elements chosen or placed by indices. Indices are checked before anything is written.
extension KernelTable {
  static let indexing: [String: Kernel] = [
    "GatherV2": gather, "OneHot": oneHot,
  ]

  private static let gather = Kernel { site in
    let (params, indices) = (site.shape(0), site.shape(1))
    let axis = try site.axis(site.integer(2), rank: params.rank)
    var batch = site.int("batch_dims")
    if batch < 0 { batch += indices.rank }
    try site.require(
      batch >= 0 && batch <= axis && batch <= indices.rank
        && params.dimensions[..<batch] == indices.dimensions[..<batch],
      "batch_dims \(batch) does not fit params \(params) and indices \(indices)")
    let sizes = params.dimensions
    let middle = Array(indices.dimensions[batch...])
    let shape = Shape(Array(sizes[..<axis]) + middle + Array(sizes[(axis + 1)...]))
    let rows = GatherRows(
      batches: sizes[..<batch].reduce(1, *), outer: sizes[batch..<axis].reduce(1, *),
      limit: sizes[axis], inner: sizes[(axis + 1)...].reduce(1, *),
      count: indices.dimensions[batch...].reduce(1, *))
    return .compute(shape) { try rows.bind($0, site) }
  }

  private static let oneHot = Kernel { site in
    let indices = site.shape(0)
    try site.require(
      (1..<4).allSatisfy { site.shape($0).rank == 0 }, "Depth, on and off must be scalars")
    let depth = try site.integer(1)
    try site.require(depth >= 0, "depth must be non-negative, got: \(depth)")
    let given = site.int("axis", default: -1)
    let axis = given == -1 ? indices.rank : given
    try site.require(axis >= 0 && axis <= indices.rank, "axis \(given) is out of range")
    var sizes = indices.dimensions
    sizes.insert(depth, at: axis)
    let inner = indices.dimensions[axis...].reduce(1, *)
    return .compute(Shape(sizes)) { ports in
      let index = try ports.inputs[0].integerReader(site)
      let (on, off, target) = (ports.inputs[2], ports.inputs[3], ports.outputs[0])
      let clear = StridedCopy([target.count], source: [0], target: [1])
      let width = target.stride
      return {
        clear.run(target.dataType, from: off.memory, to: target.memory)
        for i in 0..<indices.elementCount {
          let place = index(i)
          guard place >= 0, place < depth else { continue }
          let offset = (i / inner * depth + place) * inner + i % inner
          copyElements(
            target.dataType, from: on.memory, to: target.memory + offset * width, count: 1)
        }
      }
    }
  }
}

/// Rows of `inner` elements taken from an axis of `limit` rows.
private struct GatherRows {
  let batches: Int
  let outer: Int
  let limit: Int
  let inner: Int
  let count: Int

  func bind(_ ports: Ports, _ site: Site) throws -> Step {
    let index = try ports.inputs[1].integerReader(site)
    let (indices, source, target) = (ports.inputs[1], ports.inputs[0], ports.outputs[0])
    let bytes = inner * source.stride
    return {
      for i in 0..<indices.count where index(i) < 0 || index(i) >= limit {
        throw site.invalid(
          "indices\(indices.shape.index(ofOffset: i)) = \(index(i)) is not in [0, \(limit))")
      }
      for block in 0..<(batches * outer) {
        for i in 0..<count {
          let row = block * limit + index(block / outer * count + i)
          copyElements(
            source.dataType, from: source.memory + row * bytes,
            to: target.memory + (block * count + i) * bytes, count: inner)
        }
      }
    }
  }
}
