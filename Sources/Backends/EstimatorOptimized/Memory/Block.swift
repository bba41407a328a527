package import EstimatorTensors

/// Memory that lives as long as this object: an arena, a variable, a constant.
///
/// Aligned to 64 bytes, so that vector loads of a row do not cross cache lines, and zero at first.
package final class Block {
  package let memory: UnsafeMutableRawPointer
  private let strings: Int

  /// Room for so many bytes.
  package init(byteCount: Int) {
    memory = .allocate(byteCount: max(byteCount, 64), alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(byteCount, 64))
    strings = 0
  }

  /// Room for one tensor, strings included.
  package init(for type: DataType, count: Int) {
    let bytes = max(count * type.slotStride, 64)
    memory = .allocate(byteCount: bytes, alignment: 64)
    strings = type == .string ? count : 0
    if type == .string {
      memory.initializeMemory(as: ByteString.self, repeating: ByteString([]), count: count)
    } else {
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }
  }

  deinit {
    memory.assumingMemoryBound(to: ByteString.self).deinitialize(count: strings)
    memory.deallocate()
  }
}

/// A tensor with memory of its own.
package struct OwnedTensor {
  package let slot: Slot
  /// Absent where somebody else sees to it that the memory stays.
  private let block: Block?

  /// What lies elsewhere, and stays there for as long as this is used.
  package init(borrowing slot: Slot) {
    block = nil
    self.slot = slot
  }

  /// All zeros, or empty strings.
  package init(_ type: DataType, _ shape: Shape) {
    let block = Block(for: type, count: shape.elementCount)
    self.block = block
    slot = Slot(type, shape, at: block.memory)
  }

  package init(_ tensor: Tensor) {
    self.init(tensor.dataType, tensor.shape)
    slot.fill(from: tensor)
  }

  package init(copying slot: Slot) {
    self.init(slot.dataType, slot.shape)
    self.slot.copy(from: slot)
  }

  private init(_ block: Block?, _ slot: Slot) {
    self.block = block
    self.slot = slot
  }

  /// The elements as a host tensor.
  package func makeTensor() -> Tensor { withExtendedLifetime(block) { slot.makeTensor() } }

  package func reshaped(to shape: Shape) -> OwnedTensor {
    OwnedTensor(block, slot.reshaped(to: shape))
  }
}

/// What a plan's steps have beside their operands: tensors that live as long as this object, and
/// work that is done before the first of many runs.
package final class Scratch {
  private var tensors: [OwnedTensor] = []
  /// What depends only on inputs that stay the same from run to run.
  package private(set) var prologue: [() throws -> Void] = []

  package init() {}

  package func keep(_ tensor: OwnedTensor) -> Slot {
    tensors.append(tensor)
    return tensor.slot
  }

  package func makeSlot(_ type: DataType, _ shape: Shape) -> Slot {
    keep(OwnedTensor(type, shape))
  }

  package func addToPrologue(_ step: @escaping () throws -> Void) { prologue.append(step) }
}
