internal import EstimatorTensors

// Where the largest or smallest element is.
extension KernelTable {
  static let positions: [String: Kernel] = [
    "ArgMax": Kernel { try position($0, Larger()) },
    "ArgMin": Kernel { try position($0, Smaller()) },
  ]

  private static func position(_ site: Site, _ order: some Order) throws -> Work {
    let input = site.shape(0)
    let axis = try site.axis(site.integer(1), rank: input.rank)
    var rest = input.dimensions
    let depth = rest.remove(at: axis)
    let shape = Shape(rest)
    try site.require(
      depth > 0 || shape.elementCount == 0, "Reduction axis \(axis) is empty in shape \(input)")
    let inner = input.dimensions[(axis + 1)...].reduce(1, *)
    return .compute(shape) { ports in
      let (source, target) = (ports.inputs[0], ports.outputs[0])
      let find = try finder(source, order, site)
      let store = try writer(target, site)
      return {
        for result in 0..<target.count {
          let first = result / inner * depth * inner + result % inner
          store(result, find(first, depth, inner))
        }
      }
    }
  }

  private typealias Finder = (_ first: Int, _ count: Int, _ step: Int) -> Int

  private static func finder(_ slot: Slot, _ order: some Order, _ site: Site) throws -> Finder {
    switch slot.dataType {
    case .float32: order.finder(slot.elements(Float.self), worst: order.worst())
    case .float64: order.finder(slot.elements(Double.self), worst: order.worst())
    case .int32: order.finder(slot.elements(Int32.self), worst: order.worstWhole())
    case .int64: order.finder(slot.elements(Int64.self), worst: order.worstWhole())
    case .bool: order.finder(slot.elements(UInt8.self), worst: order.worstWhole())
    default: throw site.unimplemented(slot.dataType)
    }
  }

  private static func writer(_ slot: Slot, _ site: Site) throws -> (Int, Int) -> Void {
    switch slot.dataType {
    case .int32:
      let elements = slot.elements(Int32.self)
      return { elements[$0] = Int32($1) }
    case .int64:
      let elements = slot.elements(Int64.self)
      return { elements[$0] = Int64($1) }
    default: throw site.unimplemented(slot.dataType)
    }
  }
}

/// Which of two elements wins. Of equal ones the first does; NaN never does.
private protocol Order: Sendable {
  func wins<Element: Comparable>(_ a: Element, over b: Element) -> Bool
  /// What everything but itself and NaN wins over.
  func worst<Real: BinaryFloatingPoint>() -> Real
  func worstWhole<Whole: FixedWidthInteger>() -> Whole
}

extension Order {
  func finder<Element: Comparable>(
    _ elements: UnsafeMutablePointer<Element>, worst: Element
  ) -> (Int, Int, Int) -> Int {
    { first, count, step in
      var (best, position) = (worst, 0)
      for i in 0..<count {
        let element = elements[first + i * step]
        if wins(element, over: best) { (best, position) = (element, i) }
      }
      return position
    }
  }
}

private struct Larger: Order {
  func wins<Element: Comparable>(_ a: Element, over b: Element) -> Bool { a > b }
  func worst<Real: BinaryFloatingPoint>() -> Real { -.greatestFiniteMagnitude }
  func worstWhole<Whole: FixedWidthInteger>() -> Whole { .min }
}

private struct Smaller: Order {
  func wins<Element: Comparable>(_ a: Element, over b: Element) -> Bool { a < b }
  func worst<Real: BinaryFloatingPoint>() -> Real { .greatestFiniteMagnitude }
  func worstWhole<Whole: FixedWidthInteger>() -> Whole { .max }
}
