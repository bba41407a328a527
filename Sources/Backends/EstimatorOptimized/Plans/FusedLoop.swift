internal import CEstimatorKernels
internal import Estimators

/// Elementwise operations over the same elements, done block by block.
///
/// A block is so small that what one operation writes is still in the first cache when the next one reads
/// it; what only the group itself needs never goes to memory. Six operations on 1 M floats and their
/// sum take 0.7 ms instead of 1.9 ms one by one (one core, AVX-512, feeding included). Each piece of 32768 elements takes
/// its blocks from the heap.
struct FusedLoop {
  enum Source {
    case memory(Slot, step: Int)
    /// The result of an operation before, by name.
    case register(Int)
  }

  enum Target {
    case memory(Slot)
    case register(Int)
  }

  /// Elements per block.
  static let blockSize = 1024
  private static let registerSize = blockSize * 8

  private struct Place {
    enum Base {
      /// Offset into the registers, which each piece has anew.
      case register(Int)
      case address(UnsafeMutableRawPointer)
    }

    let base: Base
    /// Bytes from one element to the next; none for a scalar.
    let stride: Int
    let step: Int

    func address(
      in registers: UnsafeMutableRawPointer, _ element: Int
    ) -> UnsafeMutableRawPointer {
      switch base {
      case .register(let offset): registers + offset
      case .address(let address): address + element * stride
      }
    }
  }

  private let count: Int
  private var instructions: [(lane: Lane, operands: Range<Int>, target: Place)] = []
  private var operands: [Place] = []
  private var registers: [Int: Int] = [:]

  init(count: Int) { self.count = count }

  mutating func add(_ lane: @escaping Lane, from sources: [Source], to target: Target) {
    let first = operands.count
    operands += sources.map(place)
    let result: Place
    switch target {
    case .memory(let slot): result = place(.memory(slot, step: 1))
    case .register(let name):
      registers[name] = registers.count
      result = place(.register(name))
    }
    instructions.append((lane, first..<operands.count, result))
  }

  private func place(_ source: Source) -> Place {
    switch source {
    case .memory(let slot, let step):
      return Place(base: .address(slot.memory), stride: slot.stride * step, step: step)
    case .register(let name):
      guard let number = registers[name] else {
        preconditionFailure("A register is written before it is read")
      }
      return Place(base: .register(number * Self.registerSize), stride: 0, step: 1)
    }
  }

  func bind(on tasks: any Tasks) -> Step {
    let loop = self
    guard count > 2 * LaneWork.pieceSize else { return { loop.run(0..<loop.count) } }
    return {
      DisjointSlices.forEachRange(of: loop.count, size: LaneWork.pieceSize, on: tasks) {
        loop.run($0)
      }
    }
  }

  private func run(_ range: Range<Int>) {
    withUnsafeTemporaryAllocation(
      byteCount: max(1, registers.count) * Self.registerSize, alignment: 64
    ) { registers in
      withUnsafeTemporaryAllocation(of: ek_operand.self, capacity: operands.count) { current in
        guard let base = registers.baseAddress, let first = current.baseAddress else { return }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.blockSize) {
          let size = min(Self.blockSize, range.upperBound - start)
          for (index, place) in operands.enumerated() {
            let address = place.address(in: base, start)
            (first + index).initialize(to: ek_operand(base: address, step: place.step))
          }
          for instruction in instructions {
            let address = instruction.target.address(in: base, start)
            instruction.lane(first + instruction.operands.lowerBound, address, size)
          }
        }
      }
    }
  }
}
