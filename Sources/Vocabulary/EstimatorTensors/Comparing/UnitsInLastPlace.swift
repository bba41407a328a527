/// A floating-point type whose values can be counted: how many others lie between two of them.
protocol CountableFloat: TensorElement {
  /// The value as a double, which holds every value of these types.
  var double: Double { get }
  /// The position of the value among all values of its type, zeros sharing one.
  var position: Int64 { get }
}

/// How many representable values lie between `a` and `b`: 0 for equal ones, both zeros included.
///
/// - Returns: `nil` when either is NaN.
func ulpDistance<Value: CountableFloat>(_ a: Value, _ b: Value) -> UInt64? {
  guard !a.double.isNaN, !b.double.isNaN else { return nil }
  return a.position > b.position
    ? UInt64(bitPattern: a.position &- b.position) : UInt64(bitPattern: b.position &- a.position)
}

/// Orders bit patterns of sign and magnitude like the numbers they stand for.
private func position(magnitude: UInt64, isNegative: Bool) -> Int64 {
  isNegative ? -Int64(magnitude) : Int64(magnitude)
}

extension Float16: CountableFloat {
  var double: Double { Double(self) }
  var position: Int64 {
    EstimatorTensors.position(magnitude: UInt64(magnitude.bitPattern), isNegative: sign == .minus)
  }
}

extension BFloat16: CountableFloat {
  var double: Double { Double(Float(self)) }
  var position: Int64 {
    EstimatorTensors.position(
      magnitude: UInt64(bitPattern & 0x7FFF), isNegative: bitPattern & 0x8000 != 0)
  }
}

extension Float: CountableFloat {
  var double: Double { Double(self) }
  var position: Int64 {
    EstimatorTensors.position(magnitude: UInt64(magnitude.bitPattern), isNegative: sign == .minus)
  }
}

extension Double: CountableFloat {
  var double: Double { self }
  var position: Int64 {
    EstimatorTensors.position(magnitude: magnitude.bitPattern, isNegative: sign == .minus)
  }
}
