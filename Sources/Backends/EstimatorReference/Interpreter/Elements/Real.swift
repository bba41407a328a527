internal import Foundation

/// A floating-point element type: float32, float64.
protocol Real: Number, BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  /// e^x - 1, also for small x.
  static func expMinusOne(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  /// log(1 + x), also for small x.
  static func log(onePlus x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func remainder(_ x: Self, _ y: Self) -> Self
  static func realPower(_ x: Self, _ y: Self) -> Self
}

extension Number where Self: Real {
  static var one: Self { 1 }
  static var lowest: Self { -infinity }
  static var lowestFinite: Self { -greatestFiniteMagnitude }
  static var highest: Self { infinity }
  func isBelow(_ boundary: Float) -> Bool { self < Self(boundary) }
  var roundedToEven: Self { rounded(.toNearestOrEven) }

  static func sum(_ x: Self, _ y: Self) -> Self { x + y }
  static func difference(_ x: Self, _ y: Self) -> Self { x - y }
  static func product(_ x: Self, _ y: Self) -> Self { x * y }
  static func quotient(_ x: Self, _ y: Self) -> Self { x / y }
  static func floorQuotient(_ x: Self, _ y: Self) -> Self { (x / y).rounded(.down) }

  static func floorRemainder(_ x: Self, _ y: Self) -> Self {
    let remainder = remainder(x, y)
    return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder
  }

  static func power(_ x: Self, _ y: Self) -> Self { realPower(x, y) }
}

extension Float: Real {
  static func exp(_ x: Float) -> Float { Foundation.exp(x) }
  static func expMinusOne(_ x: Float) -> Float { Foundation.expm1(x) }
  static func log(_ x: Float) -> Float { Foundation.log(x) }
  static func log(onePlus x: Float) -> Float { Foundation.log1p(x) }
  static func tanh(_ x: Float) -> Float { Foundation.tanh(x) }
  static func remainder(_ x: Float, _ y: Float) -> Float { x.truncatingRemainder(dividingBy: y) }
  static func realPower(_ x: Float, _ y: Float) -> Float { Foundation.pow(x, y) }
}

extension Double: Real {
  static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  static func expMinusOne(_ x: Double) -> Double { Foundation.expm1(x) }
  static func log(_ x: Double) -> Double { Foundation.log(x) }
  static func log(onePlus x: Double) -> Double { Foundation.log1p(x) }
  static func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
  static func remainder(_ x: Double, _ y: Double) -> Double { x.truncatingRemainder(dividingBy: y) }
  static func realPower(_ x: Double, _ y: Double) -> Double { Foundation.pow(x, y) }
}
