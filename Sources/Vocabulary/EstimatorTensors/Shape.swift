/// The size of a tensor along each axis, all known. A scalar has none.
public struct Shape: Sendable, Hashable {
  public let dimensions: [Int]

  /// - Precondition: no dimension is negative.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 >= 0 }, "A dimension is never negative: \(dimensions)")
    self.dimensions = dimensions
  }

  public static let scalar = Shape([])

  public var rank: Int { dimensions.count }

  public var elementCount: Int { dimensions.reduce(1, *) }

  /// Elements to skip per unit of each index, row-major.
  public var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for axis in dimensions.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * dimensions[axis + 1]
    }
    return strides
  }

  /// The index along each axis of the element at `offset` in row-major order.
  public func index(ofOffset offset: Int) -> [Int] {
    var rest = offset
    return strides.map { stride in
      defer { rest %= stride }
      return rest / stride
    }
  }
}

extension Shape: ExpressibleByArrayLiteral, CustomStringConvertible {
  public init(arrayLiteral elements: Int...) { self.init(elements) }

  public var description: String { "[" + dimensions.map(String.init).joined(separator: ", ") + "]" }
}
