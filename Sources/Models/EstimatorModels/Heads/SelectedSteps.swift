/// The steps that a mask selects, and what of tensors lies there.
struct SelectedSteps {
  private let graph: Graph
  private let mask: SymbolicTensor
  /// int64, `[n]`: row after row.
  private let positions: SymbolicTensor
  /// The sum of the mask.
  private let count: SymbolicTensor

  /// - Throws: `EstimatorError` with kind `ValueError` unless the mask is `[batch, time]`.
  init(of mask: SymbolicTensor, key: String, in graph: Graph) throws {
    // mask.given-shape (MASK-06)
    if let rank = mask.shape.rank, rank != 2 {
      throw EstimatorError(
        .valueError, "the mask '\(key)' has \(rank) axes, not two", argument: "sequence_mask",
        rule: .maskGivenShape)
    }
    self.graph = graph
    self.mask = mask
    // mask.flattening (MASK-09)
    positions = try graph.reshape(graph.where(graph.reshape(mask, to: [-1])), to: [-1])
    count = try graph.sum(graph.cast(mask, to: .int32))
  }

  /// The selected steps of a dense tensor, or the values of a sparse one as they are stored.
  ///
  /// - Returns: `nil` when there is none of that name.
  func flat(_ name: String, of group: TensorGroup<SymbolicTensor>, rule: Rule) throws
    -> SymbolicTensor?
  {
    if let dense = group[name] { return try flat(dense, rule: rule, argument: name) }
    // mask.sparse (MASK-10)
    guard let sparse = group.sparse(name) else { return nil }
    let isMatrix = (sparse.indices.shape.dimensions?.last ?? nil) == 2
    if isMatrix { return try counted(graph.reshape(rowMajor(sparse), to: [-1, 1])) }
    let step = try graph.cast(graph.slice(sparse.denseShape, from: 2, count: -1), to: .int32)
    let shape = try graph.concat([graph.indices([-1]), step], axis: 0)
    return try counted(graph.reshape(sparse.values, to: shape))
  }

  /// The values in row-major order of their places.
  private func rowMajor(_ sparse: SparseTensor<SymbolicTensor>) throws -> SymbolicTensor {
    let (zero, one) = (try graph.constant(Int64(0)), try graph.constant(Int64(1)))
    let count = try graph.add(
      "Size", inputs: [sparse.values], attributes: ["out_type": .type(.int64)]
    ).tensors[0]
    let numbers = try graph.add("Range", inputs: [one, graph.add(count, one), one]).tensors[0]
    // Each place holds the number of its value, from 1; the others hold 0.
    let places = try graph.add(
      "SparseToDense", inputs: [sparse.indices, sparse.denseShape, numbers, zero],
      attributes: ["validate_indices": .bool(false)]
    ).tensors[0]
    let flat = try graph.reshape(places, to: [-1])
    let taken = try graph.reshape(graph.where(graph.notEqual(flat, zero)), to: [-1])
    let order = try graph.add("Sub", inputs: [graph.gather(flat, taken), one]).tensors[0]
    return try graph.gather(sparse.values, order)
  }

  /// - Parameter tensor: `[batch, time]` or `[batch, time, …]`.
  /// - Returns: `[n, 1]` or `[n, …]`.
  func flat(_ tensor: SymbolicTensor, rule: Rule, argument: String) throws -> SymbolicTensor {
    try check(tensor, rule: rule, argument: argument)
    let rows = try graph.reshape(tensor, to: rowShape(of: tensor, rule, argument))
    return try counted(graph.gather(rows, positions))
  }

  /// The sum of the mask is the number of what it selects, or the run fails.
  // mask.given-shape (MASK-06)
  private func counted(_ rows: SymbolicTensor) throws -> SymbolicTensor {
    let found = try graph.slice(graph.shape(rows), from: 0, count: 1)
    let wanted = try graph.reshape(count, to: [1])
    let check = try graph.assert(
      graph.all(graph.equal(found, wanted)),
      showing: [graph.constant(ByteString("the mask does not count its steps")), found, wanted])
    return try graph.identity(rows, after: [check])
  }

  private func rowShape(of tensor: SymbolicTensor, _ rule: Rule, _ argument: String) throws
    -> SymbolicTensor
  {
    guard let dimensions = tensor.shape.dimensions, dimensions.count > 2 else {
      return try graph.indices([-1, 1])
    }
    guard let row = PartialShape(Array(dimensions.dropFirst(2))).known else {
      // mask.labels (MASK-11)
      throw EstimatorError(
        .typeError, "the sizes after the steps are not all known: \(tensor.shape)",
        argument: argument, rule: rule)
    }
    return try graph.indices([-1] + row.dimensions)
  }

  private func check(_ tensor: SymbolicTensor, rule: Rule, argument: String) throws {
    guard let dimensions = tensor.shape.dimensions else { return }
    let front = PartialShape(Array(dimensions.prefix(2)))
    if dimensions.count < 2 || front.merged(with: mask.shape) == nil {
      throw EstimatorError(
        .valueError, "a tensor of shape \(tensor.shape) does not go with a mask of \(mask.shape)",
        argument: argument, rule: rule)
    }
  }
}
