package import EstimatorTensors

/// Where the elements of one tensor lie while a plan runs: type, shape and address, row-major.
///
/// A slot does not own its memory; a ``Block`` does. Strings lie as initialised `ByteString` values.
package struct Slot {
  package let dataType: DataType
  package let shape: Shape
  package let count: Int
  package let memory: UnsafeMutableRawPointer

  package init(_ dataType: DataType, _ shape: Shape, at memory: UnsafeMutableRawPointer) {
    self.dataType = dataType
    self.shape = shape
    self.count = shape.elementCount
    self.memory = memory
  }

  /// The elements in their own type.
  package func elements<Element>(_ type: Element.Type = Element.self)
    -> UnsafeMutablePointer<Element>
  {
    memory.assumingMemoryBound(to: Element.self)
  }

  /// The same memory under another shape of the same size.
  package func reshaped(to shape: Shape) -> Slot { Slot(dataType, shape, at: memory) }

  package var stride: Int { dataType.slotStride }
}

extension DataType {
  /// Bytes from one element to the next in a slot.
  package var slotStride: Int {
    byteCount ?? (self == .string ? MemoryLayout<ByteString>.stride : 1)
  }
}

extension Slot {
  /// Copies all elements of a slot of the same type and size.
  package func copy(from other: Slot) {
    copyElements(dataType, from: other.memory, to: memory, count: count)
  }

  /// Copies the elements of a host tensor of the same type and size.
  package func fill(from tensor: Tensor) { tensor.elements.accept(SlotWriter(slot: self)) }

  /// The elements as a host tensor.
  package func makeTensor() -> Tensor { withElementType(of: dataType, TensorMaker(slot: self)) }
}

/// Copies `count` elements that do not overlap, unless both places are the same.
package func copyElements(
  _ type: DataType, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
) {
  guard count > 0, source != UnsafeRawPointer(target) else { return }
  if type == .string {
    let strings = source.assumingMemoryBound(to: ByteString.self)
    target.assumingMemoryBound(to: ByteString.self).update(from: strings, count: count)
  } else {
    target.copyMemory(from: source, byteCount: count * type.slotStride)
  }
}

private struct SlotWriter: TensorElementVisitor {
  let slot: Slot

  func visit<Element: TensorElement>(_ elements: [Element]) {
    elements.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      copyElements(slot.dataType, from: base, to: slot.memory, count: buffer.count)
    }
  }
}

private struct TensorMaker: ElementTypeVisitor {
  let slot: Slot

  func visit<Element: TensorElement>(_ type: Element.Type) -> Tensor {
    let elements = UnsafeBufferPointer(start: slot.elements(type), count: slot.count)
    return Tensor(Array(elements), shape: slot.shape)
  }
}
