internal import CEstimatorKernels
internal import EstimatorTensors

// Rows of a variable changed by rows of an update, or by one number.
extension KernelTable {
  static func scatters(_ library: LaneLibrary) -> [String: Kernel] {
    [
      "ResourceScatterAdd": scatter("AddV2", library),
      "ResourceScatterSub": scatter("Sub", library),
      "ResourceScatterUpdate": Kernel { site in
        try scattering(site) { type in
          { row, update, count in
            if update.step == 1 {
              copyElements(type, from: update.base, to: row, count: count)
            } else {
              for i in 0..<count {
                copyElements(type, from: update.base, to: row + i * type.slotStride, count: 1)
              }
            }
          }
        }
      },
    ]
  }

  private static func scatter(_ kind: String, _ library: LaneLibrary) -> Kernel {
    Kernel { site in
      let type = site.dataType(0)
      guard type != .string, let lane = library.lane(kind, type, in: LaneSet.binary) else {
        throw site.unimplemented(type)
      }
      return try scattering(site) { _ in
        { row, update, count in
          withUnsafeTemporaryAllocation(of: ek_operand.self, capacity: 2) { operands in
            operands.initializeElement(at: 0, to: ek_operand(base: row, step: 1))
            operands.initializeElement(at: 1, to: update)
            if let first = operands.baseAddress { lane(first, row, count) }
          }
        }
      }
    }
  }

  private typealias Change = (
    _ row: UnsafeMutableRawPointer, _ update: ek_operand, _ count: Int
  ) -> Void

  private static func scattering(
    _ site: Site, _ change: @escaping (DataType) -> Change
  ) throws -> Work {
    let isNumber = site.shape(2).rank == 0
    let rows =
      isNumber
      ? try RowIndices(number: site, indices: 1) : try RowIndices(site, indices: 1, updates: 2)
    return Work(
      [],
      .compute { ports in
        let places = try rows.reader(ports, site)
        let (variable, update) = (ports.inputs[0], ports.inputs[2])
        let bytes = rows.width * variable.stride
        let change = change(variable.dataType)
        return {
          try places.check()
          for i in 0..<rows.count {
            change(
              variable.memory + places[i] * bytes,
              ek_operand(
                base: update.memory + (isNumber ? 0 : i * bytes), step: isNumber ? 0 : 1),
              rows.width)
          }
        }
      })
  }
}
