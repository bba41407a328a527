/// An element type that can be computed with: float32, float64, int32, int64.
///
/// Integers wrap around where they overflow.
protocol Number: TensorElement, Comparable {
  static var zero: Self { get }
  static var one: Self { get }
  /// Not above any other number: where a maximum starts.
  static var lowest: Self { get }
  /// The least number that is not infinite.
  static var lowestFinite: Self { get }
  /// Not below any other number: where a minimum starts.
  static var highest: Self { get }
  init(_ count: Int)

  static func sum(_ x: Self, _ y: Self) -> Self
  static func difference(_ x: Self, _ y: Self) -> Self
  static func product(_ x: Self, _ y: Self) -> Self
  /// x / y, cut off towards zero for integers.
  static func quotient(_ x: Self, _ y: Self) throws -> Self
  /// The whole number next to x / y from below.
  static func floorQuotient(_ x: Self, _ y: Self) throws -> Self
  /// What is left of x after floorQuotient(x, y) times y: it has the sign of y.
  static func floorRemainder(_ x: Self, _ y: Self) throws -> Self
  static func power(_ x: Self, _ y: Self) throws -> Self

  /// The whole number next to this one; halfway, the even one.
  var roundedToEven: Self { get }

  /// Whether this is below a boundary; compared as float32, but float64 as it is.
  func isBelow(_ boundary: Float) -> Bool

  /// Neither less, equal nor greater than anything.
  var isNaN: Bool { get }
}

extension Number where Self: FixedWidthInteger & SignedInteger {
  static var one: Self { 1 }
  static var lowest: Self { min }
  static var lowestFinite: Self { min }
  static var highest: Self { max }
  var isNaN: Bool { false }
  func isBelow(_ boundary: Float) -> Bool { Float(self) < boundary }
  var roundedToEven: Self { self }

  static func sum(_ x: Self, _ y: Self) -> Self { x &+ y }
  static func difference(_ x: Self, _ y: Self) -> Self { x &- y }
  static func product(_ x: Self, _ y: Self) -> Self { x &* y }

  static func quotient(_ x: Self, _ y: Self) throws -> Self {
    try require(y != 0, "integer division by zero")
    return x.dividedReportingOverflow(by: y).partialValue
  }

  static func floorQuotient(_ x: Self, _ y: Self) throws -> Self {
    let quotient = try quotient(x, y)
    return try floorRemainder(x, y) == x &- quotient &* y ? quotient : quotient &- 1
  }

  static func floorRemainder(_ x: Self, _ y: Self) throws -> Self {
    try require(y != 0, "integer division by zero")
    let remainder = x.remainderReportingOverflow(dividingBy: y).partialValue
    return remainder != 0 && (remainder < 0) != (y < 0) ? remainder &+ y : remainder
  }

  static func power(_ x: Self, _ y: Self) throws -> Self {
    try require(y >= 0, "integers to negative integer powers are not allowed")
    var (result, square, rest) = (1 as Self, x, y)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}

extension Int32: Number {}
extension Int64: Number {}
