package import CEstimatorKernels
package import EstimatorTensors

/// Computes `count` consecutive elements of an output from operands that advance by a step of 0 or 1.
///
/// An operand may be the output itself: element `i` is read before it is written.
package typealias Lane =
  @Sendable (
    _ operands: UnsafePointer<ek_operand>, _ output: UnsafeMutableRawPointer, _ count: Int
  ) -> Void

/// An elementwise operation: a lane, and how its operands are broadcast.
package struct LaneWork {
  package let lane: Lane
  package let dataType: DataType
  package let loop: BroadcastLoop
  /// Looks at whole operands before any element is written, and throws what is wrong.
  package let check: (([Slot]) throws -> Void)?

  package init(
    _ lane: @escaping Lane, _ dataType: DataType, _ loop: BroadcastLoop,
    check: (([Slot]) throws -> Void)? = nil
  ) {
    self.lane = lane
    self.dataType = dataType
    self.loop = loop
    self.check = check
  }

  /// Whether all operands have the output's shape or one element, so that it can be fused.
  package var isFlat: Bool { loop.outer.isEmpty && check == nil }
}

extension LaneWork {
  /// Elements per piece of parallel work.
  ///
  /// 32768 additions take 1.6 µs and 32768 tanh 10 µs; handing two pieces out takes 0.1 µs while the
  /// helping thread is awake.
  static let pieceSize = 1 << 15

  /// Rows of so many elements that make a piece of that size.
  ///
  /// Pieces of an eighth of it, or one for everything, were not to be told apart in steps of the benchmark's small
  /// and medium models on one thread and on two.
  static func rows(of width: Int) -> Int { max(1, pieceSize / width) }

  /// Binds the loop to memory.
  func bind(_ ports: Ports, on site: Site) -> Step {
    let output = ports.outputs[0]
    let run = loop.outer.isEmpty ? flat(ports, on: site) : nested(ports)
    guard let check else { return run }
    guard output.count > 0 else { return {} }
    return {
      try check(ports.inputs)
      try run()
    }
  }

  private func flat(_ ports: Ports, on site: Site) -> Step {
    let (lane, count, steps) = (lane, loop.inner, loop.innerSteps)
    let output = ports.outputs[0]
    let strides = zip(ports.inputs, steps).map { $0.stride * $1 }
    let operands = zip(ports.inputs, steps).map { ek_operand(base: $0.memory, step: $1) }
    guard count > 2 * Self.pieceSize else {
      return { operands.withUnsafeBufferPointer { lane($0.baseAddress!, output.memory, count) } }
    }
    let tasks = site.tasks
    return {
      DisjointSlices.forEachRange(of: count, size: Self.pieceSize, on: tasks) { range in
        let moved = zip(operands, strides).map {
          ek_operand(base: $0.base + range.lowerBound * $1, step: $0.step)
        }
        let target = output.memory + range.lowerBound * output.stride
        moved.withUnsafeBufferPointer { lane($0.baseAddress!, target, range.count) }
      }
    }
  }

  private func nested(_ ports: Ports) -> Step {
    let (lane, loop) = (lane, loop)
    let output = ports.outputs[0]
    let strides = ports.inputs.map(\.stride)
    var operands = zip(ports.inputs, loop.innerSteps).map { ek_operand(base: $0.memory, step: $1) }
    return {
      var target = output.memory
      loop.forEachRow { offsets in
        for index in operands.indices {
          operands[index].base = UnsafeRawPointer(
            ports.inputs[index].memory + offsets[index] * strides[index])
        }
        operands.withUnsafeBufferPointer { lane($0.baseAddress!, target, loop.inner) }
        target += loop.inner * output.stride
      }
    }
  }
}
