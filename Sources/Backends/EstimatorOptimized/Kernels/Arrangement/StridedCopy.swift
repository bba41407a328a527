package import EstimatorTensors

/// Copies elements from one regular pattern of addresses to another.
///
/// Most operations that rearrange are this: transposing, slicing, concatenating, tiling, padding.
package struct StridedCopy {
  /// Axes to walk, outermost first: size, and the step in source and target, in elements.
  package struct Axis: Equatable {
    var size: Int
    var source: Int
    var target: Int
  }

  private var axes: [Axis] = []
  private let sourceStart: Int
  private let targetStart: Int
  private let isEmpty: Bool

  /// Axes that go on where the one inside them ends are walked as one.
  package init(
    _ sizes: [Int], source: [Int], target: [Int], sourceStart: Int = 0, targetStart: Int = 0
  ) {
    self.sourceStart = sourceStart
    self.targetStart = targetStart
    isEmpty = sizes.contains(0)
    for index in sizes.indices where sizes[index] != 1 {
      let axis = Axis(size: sizes[index], source: source[index], target: target[index])
      if let last = axes.last, last.source == axis.source * axis.size,
        last.target == axis.target * axis.size
      {
        axes[axes.count - 1] = Axis(
          size: last.size * axis.size, source: axis.source, target: axis.target)
      } else {
        axes.append(axis)
      }
    }
  }

  /// A copy that brings axis `axes[i]` of the source to place `i`.
  package init(transposing shape: Shape, _ axes: [Int]) {
    let sizes = axes.map { shape.dimensions[$0] }
    self.init(sizes, source: axes.map { shape.strides[$0] }, target: Shape(sizes).strides)
  }

  package func run(
    _ type: DataType, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) {
    guard !isEmpty else { return }
    switch type.slotStride {
    case _ where type == .string: copy(ByteString.self, source, target)
    case 1: copy(UInt8.self, source, target)
    case 2: copy(UInt16.self, source, target)
    case 4: copy(UInt32.self, source, target)
    default: copy(UInt64.self, source, target)
    }
  }

  private func copy<Element>(
    _ type: Element.Type, _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer
  ) {
    walk(
      0, source.assumingMemoryBound(to: Element.self) + sourceStart,
      target.assumingMemoryBound(to: Element.self) + targetStart)
  }

  private func walk<Element>(
    _ depth: Int, _ source: UnsafePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    guard depth < axes.count else { return target.update(from: source, count: 1) }
    let axis = axes[depth]
    if depth < axes.count - 1 {
      for i in 0..<axis.size {
        walk(depth + 1, source + i * axis.source, target + i * axis.target)
      }
    } else if axis.source == 1, axis.target == 1 {
      target.update(from: source, count: axis.size)
    } else {
      for i in 0..<axis.size { target[i * axis.target] = source[i * axis.source] }
    }
  }
}
