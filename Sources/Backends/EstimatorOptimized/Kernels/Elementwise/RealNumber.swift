internal import EstimatorTensors
import Foundation

/// The floating-point types that kernels compute with.
protocol RealNumber: TensorElement, BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
  static func fmod(_ x: Self, _ y: Self) -> Self
}

extension Float: RealNumber {
  static func exp(_ x: Float) -> Float { Foundation.exp(x) }
  static func expm1(_ x: Float) -> Float { Foundation.expm1(x) }
  static func log(_ x: Float) -> Float { Foundation.log(x) }
  static func log1p(_ x: Float) -> Float { Foundation.log1p(x) }
  static func tanh(_ x: Float) -> Float { Foundation.tanh(x) }
  static func pow(_ x: Float, _ y: Float) -> Float { Foundation.pow(x, y) }
  static func fmod(_ x: Float, _ y: Float) -> Float { Foundation.fmod(x, y) }
}

extension Double: RealNumber {
  static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  static func expm1(_ x: Double) -> Double { Foundation.expm1(x) }
  static func log(_ x: Double) -> Double { Foundation.log(x) }
  static func log1p(_ x: Double) -> Double { Foundation.log1p(x) }
  static func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { Foundation.pow(x, y) }
  static func fmod(_ x: Double, _ y: Double) -> Double { Foundation.fmod(x, y) }
}

extension RealNumber {
  static func sigmoid(_ x: Self) -> Self {
    let e = exp(-abs(x))
    return x < 0 ? e / (1 + e) : 1 / (1 + e)
  }

  /// log(1 + exp x), without overflow or cancellation at either end.
  static func softplus(_ x: Self) -> Self {
    if x > 30 { return x }
    return x < -30 ? exp(x) : log1p(exp(x))
  }

  /// The quotient's remainder with the divisor's sign.
  static func floorMod(_ x: Self, _ y: Self) -> Self {
    let rest = fmod(x, y)
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
  }

  /// The larger one; NaN if one is.
  static func larger(_ x: Self, _ y: Self) -> Self { x < y || y.isNaN ? y : x }

  static func smaller(_ x: Self, _ y: Self) -> Self { y < x || y.isNaN ? y : x }

  static func sign(_ x: Self) -> Self { x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0 }
}

/// The integer types that kernels compute with. Overflow wraps, as on TensorFlow's CPU.
protocol WholeNumber: TensorElement, FixedWidthInteger, SignedInteger {}

extension Int32: WholeNumber {}
extension Int64: WholeNumber {}

extension WholeNumber {
  /// Towards minus infinity.
  ///
  /// - Precondition: `y` is not zero: kernels check all divisors first.
  static func floorDivide(_ x: Self, _ y: Self) -> Self {
    let (quotient, overflow) = x.dividedReportingOverflow(by: y)
    if overflow { return quotient }
    return (x < 0) != (y < 0) && quotient &* y != x ? quotient &- 1 : quotient
  }

  static func truncatingDivide(_ x: Self, _ y: Self) -> Self {
    x.dividedReportingOverflow(by: y).partialValue
  }

  static func floorMod(_ x: Self, _ y: Self) -> Self {
    let rest = x.remainderReportingOverflow(dividingBy: y).partialValue
    return rest != 0 && (rest < 0) != (y < 0) ? rest &+ y : rest
  }

  /// - Precondition: `exponent` is not negative: kernels check all exponents first.
  static func power(_ base: Self, _ exponent: Self) -> Self {
    var (result, square, rest) = (Self(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}
