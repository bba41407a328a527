internal import CEstimatorKernels
internal import EstimatorTensors

// Kernels made of lanes.
extension KernelTable {
  static func elementwise(_ library: LaneLibrary) -> [String: Kernel] {
    var table: [String: Kernel] = [:]
    for kind in LaneSet.unary.keys { table[kind] = lanes(kind, in: LaneSet.unary, library) }
    for kind in LaneSet.tests.keys { table[kind] = lanes(kind, in: LaneSet.tests, library) }
    for kind in LaneSet.binary.keys { table[kind] = lanes(kind, in: LaneSet.binary, library) }
    for kind in LaneSet.comparisons.keys { table[kind] = comparison(kind, library) }
    table["AddN"] = addN(library)
    table["BiasAdd"] = biasAdd(library)
    return table
  }

  static func gradients(_ library: LaneLibrary) -> [String: Kernel] {
    var table: [String: Kernel] = [:]
    for kind in LaneSet.gradients.keys {
      table[kind] = lanes(kind, in: LaneSet.gradients, library, sameShape: true)
    }
    return table
  }

  private static func lanes(
    _ kind: String, in sets: [String: LaneSet], _ library: LaneLibrary, sameShape: Bool = false
  ) -> Kernel {
    Kernel { site in
      let type = site.dataType(0)
      guard let lane = library.lane(kind, type, in: sets) else { throw site.unimplemented(type) }
      let operands = site.inputs.map(\.shape)
      if sameShape, operands[0] != operands[1] { throw site.incompatible(operands) }
      guard let loop = BroadcastLoop(operands) else { throw site.incompatible(operands) }
      let work = LaneWork(lane, site.outputType(), loop, check: site.integerCheck(type))
      return Work([loop.shape], .lanes(work))
    }
  }

  private static func comparison(_ kind: String, _ library: LaneLibrary) -> Kernel {
    let plain = lanes(kind, in: LaneSet.comparisons, library)
    return Kernel { site in
      let compatible = BroadcastLoop.broadcast(site.inputs.map(\.shape)) != nil
      let tolerant =
        site.node.attributes["incompatible_shape_error"] != nil
        && !site.flag("incompatible_shape_error")
      if !compatible, tolerant { return .known(Tensor(kind == "NotEqual")) }
      return try plain.resolve(site)
    }
  }

  /// All inputs have one shape; they are added from left to right.
  private static func addN(_ library: LaneLibrary) -> Kernel {
    Kernel { site in
      let type = site.dataType(0)
      let shapes = site.inputs.map(\.shape)
      guard let add = library.lane("AddV2", type, in: LaneSet.binary), type != .string else {
        throw site.unimplemented(type)
      }
      guard shapes.allSatisfy({ $0 == shapes[0] }) else { throw site.incompatible(shapes) }
      if shapes.count == 1 { return .alias(shapes[0]) }
      let loop = BroadcastLoop(shapes, to: shapes[0])
      return Work(
        [shapes[0]], .lanes(LaneWork(fold(add, count: shapes.count, type), type, loop)))
    }
  }

  /// A lane that folds its operands with one of two.
  ///
  /// The output may share memory with any operand, so a piece of the sum grows beside it, in 512 bytes.
  private static func fold(_ lane: @escaping Lane, count: Int, _ type: DataType) -> Lane {
    let width = type.slotStride
    let most = 512 / width
    return { operands, output, total in
      withUnsafeTemporaryAllocation(byteCount: 512, alignment: 64) { sum in
        guard let sum = sum.baseAddress else { return }
        for start in Swift.stride(from: 0, to: total, by: most) {
          let size = min(most, total - start)
          func moved(_ index: Int) -> ek_operand {
            let operand = operands[index]
            return ek_operand(
              base: operand.base + operand.step * start * width, step: operand.step)
          }
          lane([moved(0), moved(1)], sum, size)
          for index in 2..<count {
            lane([ek_operand(base: sum, step: 1), moved(index)], sum, size)
          }
          (output + start * width).copyMemory(from: sum, byteCount: size * width)
        }
      }
    }
  }

  private static func biasAdd(_ library: LaneLibrary) -> Kernel {
    Kernel { site in
      let (value, bias) = (site.shape(0), site.shape(1))
      let channel = site.text("data_format", default: "NHWC") == "NCHW" ? 1 : value.rank - 1
      try site.require(
        value.rank >= 2 && bias.rank == 1 && bias.dimensions[0] == value.dimensions[channel],
        "a bias of shape \(bias) cannot be added to \(value)")
      guard let add = library.lane("AddV2", site.dataType(0), in: LaneSet.binary) else {
        throw site.unimplemented(site.dataType(0))
      }
      let aligned = Shape(
        bias.dimensions + [Int](repeating: 1, count: value.rank - 1 - channel))
      let loop = BroadcastLoop([value, aligned], to: value)
      return Work([value], .lanes(LaneWork(add, site.dataType(0), loop)))
    }
  }
}

extension Site {
  func incompatible(_ shapes: [Shape]) -> any Error {
    invalid("Incompatible shapes: " + shapes.map(\.description).joined(separator: " vs. "))
  }

  /// What integer arithmetic refuses before it starts.
  fileprivate func integerCheck(_ type: DataType) -> (([Slot]) throws -> Void)? {
    guard type == .int32 || type == .int64 else { return nil }
    switch node.kind {
    case "Div", "FloorDiv", "FloorMod":
      return { slots in
        if slots[1].hasInteger(where: { $0 == 0 }) { throw invalid("Integer division by zero") }
      }
    case "Pow":
      return { slots in
        if slots[1].hasInteger(where: { $0 < 0 }) {
          throw invalid("Integers to negative integer powers are not allowed")
        }
      }
    default: return nil
    }
  }
}

extension Slot {
  fileprivate func hasInteger(where condition: (Int64) -> Bool) -> Bool {
    if dataType == .int32 {
      return (0..<count).contains { condition(Int64(elements(Int32.self)[$0])) }
    }
    return (0..<count).contains { condition(elements(Int64.self)[$0]) }
  }
}
