package import EstimatorTensors

/// How a reduction walks its input: `outer` times, `depth` elements `inner` apart become one.
///
/// Neighbouring axes with the same fate count as one. Where kept and reduced axes alternate more often
/// than that, the input is first transposed so that the reduced ones come last.
package struct ReductionLayout {
  package let outer: Int
  package let depth: Int
  package let inner: Int
  /// The result, with or without the reduced axes as ones.
  package let shape: Shape
  /// The order of axes that brings the reduced ones to the end, if that is needed.
  package let transposition: [Int]?

  package init(_ input: Shape, reducing axes: Set<Int>, keepingAxes keep: Bool) {
    let sizes = input.dimensions
    shape = Shape(
      sizes.indices.compactMap { axes.contains($0) ? (keep ? 1 : nil) : sizes[$0] })
    var groups: [(reduced: Bool, size: Int)] = []
    for axis in sizes.indices where sizes[axis] != 1 {
      let reduced = axes.contains(axis)
      if groups.last?.reduced == reduced {
        groups[groups.count - 1].size *= sizes[axis]
      } else {
        groups.append((reduced, sizes[axis]))
      }
    }
    if groups.first?.reduced == true { groups.insert((false, 1), at: 0) }
    if groups.isEmpty { groups = [(false, 1)] }
    depth = groups.filter(\.reduced).map(\.size).reduce(1, *)
    if groups.count <= 3 {
      outer = groups[0].size
      inner = groups.count == 3 ? groups[2].size : 1
      transposition = nil
    } else {
      outer = shape.elementCount
      inner = 1
      transposition =
        sizes.indices.filter { !axes.contains($0) }
        + sizes.indices.filter { axes.contains($0) }
    }
  }
}

extension Site {
  /// The axes that input 1 names, counted from the front.
  ///
  /// - Throws: `EstimatorError` with kind `InvalidArgument` for one out of range or named twice.
  func reductionLayout() throws -> ReductionLayout {
    var axes: Set<Int> = []
    for given in try integers(1) {
      let axis = try axis(given, rank: shape(0).rank)
      try require(
        axes.insert(axis).inserted,
        "Invalid reduction arguments: Axes contains duplicate dimension: \(axis)")
    }
    return ReductionLayout(shape(0), reducing: axes, keepingAxes: flag("keep_dims"))
  }
}
