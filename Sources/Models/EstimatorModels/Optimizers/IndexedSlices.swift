/// A gradient that is zero but for some rows of a table.
public struct IndexedSlices: Sendable {
  /// `[n, …]`: a row for each index.
  public let values: SymbolicTensor
  /// `[n]`, int32 or int64, none of them twice.
  public let indices: SymbolicTensor
}

extension Graph {
  /// The rows that a gradient consists of: rows gathered more than once are added up.
  ///
  /// A gradient that comes from gathered rows alone is one of these rows only: an optimizer leaves the
  /// others where they are. As soon as anything else adds to it, it is one of the whole table.
  ///
  /// - Parameters:
  ///   - gradient: As `gradients(of:withRespectTo:)` has made it.
  ///   - variable: What it is the gradient of.
  /// - Returns: `nil` for a gradient of the whole variable.
  /// - Rules: `optimizer.rows`
  package func indexedSlices(behind gradient: SymbolicTensor, of variable: Variable) throws
    -> IndexedSlices?
  {
    guard let sums = gatherings(behind: gradient) else { return nil }
    let row = Array(variable.shape.dimensions.dropFirst())
    let type: DataType = sums.allSatisfy { $0.inputs[1].dataType == .int32 } ? .int32 : .int64
    let values = try sums.map { try reshape($0.inputs[0], to: [-1] + row) }
    let indices = try sums.map { try cast(reshape($0.inputs[1], to: [-1]), to: type) }
    if sums.count == 1, isDistinct(sums[0].inputs[1]) {
      return IndexedSlices(values: values[0], indices: indices[0])
    }
    return try merged(concat(values, axis: 0), at: concat(indices, axis: 0))
  }

  // optimizer.rows (OPT-10)
  private func merged(_ values: SymbolicTensor, at indices: SymbolicTensor) throws -> IndexedSlices
  {
    let (distinct, positions) = try unique(indices)
    let sums = try unsortedSegmentSum(values, segments: positions, count: size(distinct))
    return IndexedSlices(values: sums, indices: distinct)
  }

  private func isDistinct(_ indices: SymbolicTensor) -> Bool {
    nodes[indices.node].kind == "Unique" && indices.index == 0
  }

  /// The nodes that put gathered rows' gradients where they belong, if there is nothing but these.
  private func gatherings(behind gradient: SymbolicTensor) -> [Node]? {
    let node = nodes[gradient.node]
    if node.kind == "UnsortedSegmentSum" { return [node] }
    guard node.kind == "AddN" else { return nil }
    let parts = node.inputs.map(gatherings)
    return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
  }
}
