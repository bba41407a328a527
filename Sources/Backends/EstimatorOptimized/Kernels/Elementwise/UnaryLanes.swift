internal import CEstimatorKernels
internal import EstimatorTensors

// Operations of one operand, by kind.

extension LaneSet {
  static let unary: [String: LaneSet] = [
    "Neg": numbers({ -$0 }, { -$0 }, { 0 &- $0 }, { 0 &- $0 }),
    "Abs": numbers({ abs($0) }, { abs($0) }, { $0 < 0 ? 0 &- $0 : $0 }, { $0 < 0 ? 0 &- $0 : $0 }),
    "Sign": numbers(Float.sign, Double.sign, { $0.signum() }, { $0.signum() }),
    "Square": numbers({ $0 * $0 }, { $0 * $0 }, { $0 &* $0 }, { $0 &* $0 }),
    "Sqrt": reals({ $0.squareRoot() }, { $0.squareRoot() }),
    "Rsqrt": reals({ 1 / $0.squareRoot() }, { 1 / $0.squareRoot() }),
    "Exp": reals(Float.exp, Double.exp),
    "Log": reals(Float.log, Double.log),
    "Log1p": reals(Float.log1p, Double.log1p),
    "Expm1": reals(Float.expm1, Double.expm1),
    "Reciprocal": reals({ 1 / $0 }, { 1 / $0 }),
    "Floor": reals({ $0.rounded(.down) }, { $0.rounded(.down) }),
    "Ceil": reals({ $0.rounded(.up) }, { $0.rounded(.up) }),
    "Round": numbers(
      { $0.rounded(.toNearestOrEven) }, { $0.rounded(.toNearestOrEven) }, { $0 }, { $0 }),
    "Relu": numbers(
      { $0 > 0 || $0.isNaN ? $0 : 0 }, { $0 > 0 || $0.isNaN ? $0 : 0 }, { max($0, 0) },
      { max($0, 0) }),
    "Tanh": reals(Float.tanh, Double.tanh),
    "Sigmoid": reals(Float.sigmoid, Double.sigmoid),
    "Softplus": reals(Float.softplus, Double.softplus),
    "LogicalNot": LaneSet(bool: lane { (a: Bool) in !a }),
  ]

  static let tests: [String: LaneSet] = [
    "IsNan": LaneSet(
      float32: lane { (a: Float) in a.isNaN }, float64: lane { (a: Double) in a.isNaN }),
    "IsInf": LaneSet(
      float32: lane { (a: Float) in a.isInfinite }, float64: lane { (a: Double) in a.isInfinite }),
    "IsFinite": LaneSet(
      float32: lane { (a: Float) in a.isFinite }, float64: lane { (a: Double) in a.isFinite }),
  ]

  private static func reals(
    _ single: @escaping @Sendable (Float) -> Float,
    _ double: @escaping @Sendable (Double) -> Double
  ) -> LaneSet {
    LaneSet(float32: lane(single), float64: lane(double))
  }

  private static func numbers(
    _ single: @escaping @Sendable (Float) -> Float,
    _ double: @escaping @Sendable (Double) -> Double,
    _ short: @escaping @Sendable (Int32) -> Int32,
    _ long: @escaping @Sendable (Int64) -> Int64
  ) -> LaneSet {
    LaneSet(float32: lane(single), float64: lane(double), int32: lane(short), int64: lane(long))
  }
}

// Gradients that have operations of their own. Operands are as TensorFlow orders them.
//
// A NaN that comes back to `Relu` always shows, and nothing that comes back stays nothing even where the
// root or the reciprocal is not finite.
extension LaneSet {
  static let gradients: [String: LaneSet] = [
    "ReluGrad": reals({ g, x in g * (x > 0 ? 1 : 0) }, { g, x in g * (x > 0 ? 1 : 0) }),
    "TanhGrad": reals({ y, dy in dy * (1 - y * y) }, { y, dy in dy * (1 - y * y) }),
    "SigmoidGrad": reals({ y, dy in dy * y * (1 - y) }, { y, dy in dy * y * (1 - y) }),
    "SqrtGrad": reals(
      { y, dy in dy == 0 ? 0 : dy * 0.5 / y }, { y, dy in dy == 0 ? 0 : dy * 0.5 / y }),
    "RsqrtGrad": reals(
      { y, dy in dy == 0 ? 0 : dy * -0.5 * y * y * y },
      { y, dy in dy == 0 ? 0 : dy * -0.5 * y * y * y }),
    "ReciprocalGrad": reals(
      { y, dy in dy == 0 ? 0 : -dy * y * y }, { y, dy in dy == 0 ? 0 : -dy * y * y }),
    "SoftplusGrad": reals(
      { g, x in g / (Float.exp(-x) + 1) }, { g, x in g / (Double.exp(-x) + 1) }),
  ]
}
