internal import CEstimatorKernels
internal import EstimatorTensors

// Operations of two operands, by kind.

extension LaneSet {
  static let binary: [String: LaneSet] = [
    "AddV2": addition, "Add": addition,
    "Sub": both(real: (Float.self, { $0 - $1 }), { $0 - $1 }, { $0 &- $1 }, { $0 &- $1 }),
    "Mul": both(real: (Float.self, { $0 * $1 }), { $0 * $1 }, { $0 &* $1 }, { $0 &* $1 }),
    "RealDiv": reals({ $0 / $1 }, { $0 / $1 }),
    "Div": both(
      real: (Float.self, { $0 / $1 }), { $0 / $1 }, Int32.truncatingDivide, Int64.truncatingDivide),
    "DivNoNan": reals({ $1 == 0 ? 0 : $0 / $1 }, { $1 == 0 ? 0 : $0 / $1 }),
    "FloorDiv": both(
      real: (Float.self, { ($0 / $1).rounded(.down) }), { ($0 / $1).rounded(.down) },
      Int32.floorDivide, Int64.floorDivide),
    "FloorMod": both(
      real: (Float.self, Float.floorMod), Double.floorMod, Int32.floorMod, Int64.floorMod),
    "Maximum": both(
      real: (Float.self, Float.larger), Double.larger, { max($0, $1) }, { max($0, $1) }),
    "Minimum": both(
      real: (Float.self, Float.smaller), Double.smaller, { min($0, $1) }, { min($0, $1) }),
    "Pow": both(real: (Float.self, Float.pow), Double.pow, Int32.power, Int64.power),
    "SquaredDifference": both(
      real: (Float.self, { ($0 - $1) * ($0 - $1) }), { ($0 - $1) * ($0 - $1) },
      { ($0 &- $1) &* ($0 &- $1) }, { ($0 &- $1) &* ($0 &- $1) }),
    "LogicalAnd": LaneSet(bool: lane { (a: Bool, b: Bool) in a && b }),
    "LogicalOr": LaneSet(bool: lane { (a: Bool, b: Bool) in a || b }),
  ]

  private static var addition: LaneSet {
    var set = both(real: (Float.self, { $0 + $1 }), { $0 + $1 }, { $0 &+ $1 }, { $0 &+ $1 })
    set.string = lane { (a: ByteString, b: ByteString) in ByteString(a.bytes + b.bytes) }
    return set
  }

  static func reals(
    _ single: @escaping @Sendable (Float, Float) -> Float,
    _ double: @escaping @Sendable (Double, Double) -> Double
  ) -> LaneSet {
    LaneSet(float32: lane(single), float64: lane(double))
  }

  private static func both(
    real single: (Float.Type, @Sendable (Float, Float) -> Float),
    _ double: @escaping @Sendable (Double, Double) -> Double,
    _ short: @escaping @Sendable (Int32, Int32) -> Int32,
    _ long: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> LaneSet {
    LaneSet(
      float32: lane(single.1), float64: lane(double), int32: lane(short), int64: lane(long))
  }
}

// Comparisons, whose result is bool.
extension LaneSet {
  static let comparisons: [String: LaneSet] = [
    "Less": order {
      $0 < $1
    } _: {
      $0 < $1
    } _: {
      $0 < $1
    } _: {
      $0 < $1
    },
    "LessEqual": order {
      $0 <= $1
    } _: {
      $0 <= $1
    } _: {
      $0 <= $1
    } _: {
      $0 <= $1
    },
    "Greater": order {
      $0 > $1
    } _: {
      $0 > $1
    } _: {
      $0 > $1
    } _: {
      $0 > $1
    },
    "GreaterEqual": order {
      $0 >= $1
    } _: {
      $0 >= $1
    } _: {
      $0 >= $1
    } _: {
      $0 >= $1
    },
    "Equal": equality(true),
    "NotEqual": equality(false),
  ]

  private static func order(
    _ single: @escaping @Sendable (Float, Float) -> Bool,
    _ double: @escaping @Sendable (Double, Double) -> Bool,
    _ short: @escaping @Sendable (Int32, Int32) -> Bool,
    _ long: @escaping @Sendable (Int64, Int64) -> Bool
  ) -> LaneSet {
    LaneSet(float32: lane(single), float64: lane(double), int32: lane(short), int64: lane(long))
  }

  private static func equality(_ wanted: Bool) -> LaneSet {
    LaneSet(
      float32: lane { (a: Float, b: Float) in (a == b) == wanted },
      float64: lane { (a: Double, b: Double) in (a == b) == wanted },
      int32: lane { (a: Int32, b: Int32) in (a == b) == wanted },
      int64: lane { (a: Int64, b: Int64) in (a == b) == wanted },
      bool: lane { (a: Bool, b: Bool) in (a == b) == wanted },
      string: lane { (a: ByteString, b: ByteString) in (a == b) == wanted })
  }
}
