internal import EstimatorTensors
import Foundation

// Strings made from numbers and from each other.
extension KernelTable {
  static let text: [String: Kernel] = ["AsString": asString, "StringJoin": stringJoin]

  private static let asString = Kernel { site in
    let format = try NumberFormat(site)
    return .compute(site.shape(0)) { ports in
      let element = try format.reader(ports.inputs[0], site)
      let (target, count) = (ports.outputs[0].elements(ByteString.self), ports.inputs[0].count)
      return { for i in 0..<count { target[i] = ByteString(element(i)) } }
    }
  }

  private static let stringJoin = Kernel { site in
    let shapes = site.inputs.map(\.shape)
    let shape = shapes.first { $0.rank > 0 } ?? .scalar
    for other in shapes where other.rank > 0 && other != shape {
      throw site.invalid("Input shapes do not match: \(shape) vs. \(other)")
    }
    let separator = Array(site.text("separator").utf8)
    return .compute(shape) { ports in
      let parts = ports.inputs.map { ($0.elements(ByteString.self), $0.shape.rank == 0 ? 0 : 1) }
      let target = ports.outputs[0].elements(ByteString.self)
      return {
        for i in 0..<shape.elementCount {
          target[i] = ByteString(
            Array(parts.map { $0.0[i * $0.1].bytes }.joined(separator: separator)))
        }
      }
    }
  }
}

/// How `AsString` writes numbers: C's formats, chosen by attributes.
private struct NumberFormat {
  private let flags: String
  private let width: Int
  private let isLeft: Bool
  private let precision: Int
  private let conversion: String

  init(_ site: Site) throws {
    let (scientific, shortest) = (site.flag("scientific"), site.flag("shortest"))
    let fill = site.text("fill")
    width = site.int("width", default: -1)
    isLeft = fill == "-"
    precision = site.int("precision", default: -1)
    try site.require(
      !(scientific && shortest), "Cannot select both scientific and shortest notation")
    try site.require(
      fill.isEmpty || [" ", "+", "-", "0", "#"].contains(fill),
      "Fill argument not supported: \"\(fill)\"")
    // Strings take every attribute, and heed only the width and where it is filled.
    let isReal = site.dataType(0).isFloatingPoint || site.dataType(0) == .string
    try site.require(
      isReal || precision < 0, "precision not supported for datatype \(site.dataType(0))")
    try site.require(
      isReal || !(scientific || shortest),
      "scientific and shortest format not supported for datatype \(site.dataType(0))")
    flags = "%" + fill + (width > -1 ? String(width) : "")
    conversion = scientific ? "e" : shortest ? "g" : "f"
  }

  func reader(_ slot: Slot, _ site: Site) throws -> (Int) -> String {
    let real = flags + (precision > -1 ? ".\(precision)" : "") + conversion
    switch slot.dataType {
    case .float32:
      let elements = slot.elements(Float.self)
      return { String(format: real, Double(elements[$0])) }
    case .float64:
      let elements = slot.elements(Double.self)
      return { String(format: real, elements[$0]) }
    case .uint64:
      let elements = slot.elements(UInt64.self)
      return { String(format: flags + "llu", elements[$0]) }
    case .bool:
      let elements = slot.elements(Bool.self)
      return { elements[$0] ? "true" : "false" }
    case .string:
      let elements = slot.elements(ByteString.self)
      return { padded(elements[$0].text) }
    default:
      let (element, format) = (try slot.integerReader(site), flags + "lld")
      return { String(format: format, element($0)) }
    }
  }

  private func padded(_ text: String) -> String {
    let space = String(repeating: " ", count: max(0, width - text.utf8.count))
    return isLeft ? text + space : space + text
  }
}
