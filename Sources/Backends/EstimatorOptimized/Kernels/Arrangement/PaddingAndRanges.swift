internal import EstimatorTensors
import Foundation

// Zeros around a tensor, and evenly spaced numbers.
extension KernelTable {
  static let padding: [String: Kernel] = ["Pad": pad]
  static let ranges: [String: Kernel] = ["Range": range]

  private static let pad = Kernel { site in
    let input = site.shape(0)
    let given = try site.integers(1)
    try site.require(
      site.shape(1) == Shape([input.rank, 2]),
      "paddings of shape \(site.shape(1)) do not fit a tensor of shape \(input)")
    for axis in 0..<input.rank where given[2 * axis] < 0 || given[2 * axis + 1] < 0 {
      throw site.invalid(
        "Paddings must be non-negative: \(given[2 * axis]) \(given[2 * axis + 1])")
    }
    let shape = Shape(
      input.dimensions.indices.map { input.dimensions[$0] + given[2 * $0] + given[2 * $0 + 1] })
    let start = shape.strides.indices.map { given[2 * $0] * shape.strides[$0] }.reduce(0, +)
    let copy = StridedCopy(
      input.dimensions, source: input.strides, target: shape.strides, targetStart: start)
    let clear = StridedCopy([shape.elementCount], source: [0], target: [1])
    return .compute(shape) { ports in
      let (source, target) = (ports.inputs[0], ports.outputs[0])
      let zero = ports.makeScratch(source.dataType, .scalar)
      return {
        clear.run(target.dataType, from: zero.memory, to: target.memory)
        copy.run(target.dataType, from: source.memory, to: target.memory)
      }
    }
  }

  private static let range = Kernel { site in
    for end in 0..<3 {
      let shape = site.shape(end)
      try site.require(
        shape.rank <= 1 && shape.elementCount == 1, "An end of shape \(shape) is not one number")
    }
    let ends = try (0..<3).map { try site.value($0) }
    switch site.dataType(0) {
    case .int32: return .known(try whole(ends.map { $0.elements(Int32.self)[0] }, site))
    case .int64: return .known(try whole(ends.map { $0.elements(Int64.self)[0] }, site))
    case .float32: return .known(try real(ends.map { $0.elements(Float.self)[0] }, site))
    case .float64: return .known(try real(ends.map { $0.elements(Double.self)[0] }, site))
    default: throw site.unimplemented(site.dataType(0))
    }
  }

  private static func check<Number: Comparable & ExpressibleByIntegerLiteral>(
    _ ends: [Number], _ site: Site
  ) throws {
    let (start, limit, delta) = (ends[0], ends[1], ends[2])
    try site.require(delta != 0, "Requires delta != 0: \(delta)")
    try site.require(
      delta < 0 || start <= limit, "Requires start <= limit when delta > 0: \(start)/\(limit)")
    try site.require(
      delta > 0 || start >= limit, "Requires start >= limit when delta < 0: \(start)/\(limit)")
  }

  private static func whole<Number: WholeNumber>(_ ends: [Number], _ site: Site) throws -> Tensor {
    try check(ends, site)
    return Tensor(Array(stride(from: ends[0], to: ends[1], by: Number.Stride(ends[2]))))
  }

  private static func real<Number: RealNumber>(_ ends: [Number], _ site: Site) throws -> Tensor {
    try check(ends, site)
    let count = abs((ends[1] - ends[0]) / ends[2]).rounded(.up)
    try site.require(count.isFinite, "A range has a finite number of elements")
    return Tensor((0..<Int(count)).map { ends[0] + Number($0) * ends[2] })
  }
}
