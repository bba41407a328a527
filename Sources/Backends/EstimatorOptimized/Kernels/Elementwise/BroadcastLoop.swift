package import EstimatorTensors

/// How operands of an elementwise operation are walked to meet the output's shape.
///
/// Neighbouring axes along which every operand goes on contiguously, or stands still, count as one. What
/// is left is an inner run, along which each operand advances by 0 or 1, and the axes outside it.
package struct BroadcastLoop {
  package let shape: Shape
  /// Sizes of the axes outside the inner run, outermost first.
  package let outer: [Int]
  /// Per outer axis, how far each operand moves.
  package let outerSteps: [[Int]]
  package let inner: Int
  package let innerSteps: [Int]

  /// - Returns: `nil` when the shapes cannot be broadcast together.
  package init?(_ operands: [Shape]) {
    guard let shape = BroadcastLoop.broadcast(operands) else { return nil }
    self.init(operands, to: shape)
  }

  /// - Precondition: every operand can be broadcast to `shape`.
  package init(_ operands: [Shape], to shape: Shape) {
    self.shape = shape
    var axes: [(size: Int, steps: [Int])] = []
    let steps = operands.map { BroadcastLoop.steps(of: $0, in: shape) }
    for axis in shape.dimensions.indices where shape.dimensions[axis] != 1 {
      let size = shape.dimensions[axis]
      let here = steps.map { $0[axis] }
      if let last = axes.last, zip(last.steps, here).allSatisfy({ $0 == $1 * size }) {
        axes[axes.count - 1] = (last.size * size, here)
      } else {
        axes.append((size, here))
      }
    }
    let innermost = axes.popLast() ?? (shape.elementCount, operands.map { _ in 0 })
    inner = innermost.size
    innerSteps = innermost.steps
    outer = axes.map(\.size)
    outerSteps = axes.map(\.steps)
  }

  /// The shape that all `operands` can be broadcast to.
  package static func broadcast(_ operands: [Shape]) -> Shape? {
    var result: [Int] = []
    for shape in operands {
      var padded = [Int](repeating: 1, count: max(0, shape.rank - result.count)) + result
      let start = padded.count - shape.rank
      for (axis, size) in shape.dimensions.enumerated() where size != padded[start + axis] {
        guard padded[start + axis] == 1 || size == 1 else { return nil }
        if padded[start + axis] == 1 { padded[start + axis] = size }
      }
      result = padded
    }
    return Shape(result)
  }

  private static func steps(of operand: Shape, in shape: Shape) -> [Int] {
    let lead = shape.rank - operand.rank
    let strides = operand.strides
    return shape.dimensions.indices.map { axis in
      axis < lead || operand.dimensions[axis - lead] == 1 ? 0 : strides[axis - lead]
    }
  }

  /// Calls `body` with the operands' offsets for each inner run, in the output's order.
  package func forEachRow(_ body: ([Int]) -> Void) {
    guard shape.elementCount > 0 else { return }
    var index = [Int](repeating: 0, count: outer.count)
    var offsets = [Int](repeating: 0, count: innerSteps.count)
    while true {
      body(offsets)
      var axis = outer.count - 1
      while axis >= 0 {
        index[axis] += 1
        for operand in offsets.indices { offsets[operand] += outerSteps[axis][operand] }
        if index[axis] < outer[axis] { break }
        for operand in offsets.indices {
          offsets[operand] -= outerSteps[axis][operand] * outer[axis]
        }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
