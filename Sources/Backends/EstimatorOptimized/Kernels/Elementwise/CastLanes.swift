internal import EstimatorTensors

/// Conversions between element types.
///
/// A float becomes an integer by truncation; NaN and what is out of range become the least number of
/// int32 or int64, as the processor's own instruction does and TensorFlow with it.
enum CastLanes {
  static func lane(from source: DataType, to target: DataType) -> Lane? {
    switch source {
    case .float16: short({ (x: Float16) in Float(x) }, to: target)
    case .bfloat16: short({ (x: BFloat16) in Float(x) }, to: target)
    case .float32: real(Float.self, to: target)
    case .float64: real(Double.self, to: target)
    case .int32: whole(Int32.self, to: target)
    case .int64: whole(Int64.self, to: target)
    case .int16: whole(Int16.self, to: target)
    case .int8: whole(Int8.self, to: target)
    case .uint8: whole(UInt8.self, to: target)
    case .uint16: whole(UInt16.self, to: target)
    case .uint32: whole(UInt32.self, to: target)
    case .uint64: whole(UInt64.self, to: target)
    case .bool: truth(to: target)
    default: nil
    }
  }

  private static func real<From: RealNumber>(_ from: From.Type, to target: DataType) -> Lane? {
    switch target {
    case .float16: EstimatorOptimized.lane { (x: From) in Float16(Float(x)) }
    case .bfloat16: EstimatorOptimized.lane { (x: From) in BFloat16(Float(x)) }
    case .float32: EstimatorOptimized.lane { (x: From) in Float(x) }
    case .float64: EstimatorOptimized.lane { (x: From) in Double(x) }
    case .int8: EstimatorOptimized.lane { (x: From) in narrow(x, to: Int8.self) }
    case .int16: EstimatorOptimized.lane { (x: From) in narrow(x, to: Int16.self) }
    case .int32: EstimatorOptimized.lane { (x: From) in truncate(x, to: Int32.self) }
    case .int64: EstimatorOptimized.lane { (x: From) in truncate(x, to: Int64.self) }
    case .uint8: EstimatorOptimized.lane { (x: From) in narrow(x, to: UInt8.self) }
    case .uint16: EstimatorOptimized.lane { (x: From) in narrow(x, to: UInt16.self) }
    case .uint32: EstimatorOptimized.lane { (x: From) in narrowLong(x, to: UInt32.self) }
    case .uint64: EstimatorOptimized.lane { (x: From) in truncateUnsigned(x) }
    case .bool: EstimatorOptimized.lane { (x: From) in x != 0 }
    default: nil
    }
  }

  /// From numbers of two bytes, which `Float` holds exactly.
  private static func short<From: TensorElement>(
    _ number: @escaping @Sendable (From) -> Float, to target: DataType
  ) -> Lane? {
    switch target {
    case .float16: EstimatorOptimized.lane { (x: From) in Float16(Float(number(x))) }
    case .bfloat16: EstimatorOptimized.lane { (x: From) in BFloat16(Float(number(x))) }
    case .float32: EstimatorOptimized.lane { (x: From) in Float(number(x)) }
    case .float64: EstimatorOptimized.lane { (x: From) in Double(number(x)) }
    case .int8: EstimatorOptimized.lane { (x: From) in narrow(number(x), to: Int8.self) }
    case .int16: EstimatorOptimized.lane { (x: From) in narrow(number(x), to: Int16.self) }
    case .int32: EstimatorOptimized.lane { (x: From) in truncate(number(x), to: Int32.self) }
    case .int64: EstimatorOptimized.lane { (x: From) in truncate(number(x), to: Int64.self) }
    case .uint8: EstimatorOptimized.lane { (x: From) in narrow(number(x), to: UInt8.self) }
    case .uint16: EstimatorOptimized.lane { (x: From) in narrow(number(x), to: UInt16.self) }
    case .uint32: EstimatorOptimized.lane { (x: From) in narrowLong(number(x), to: UInt32.self) }
    case .uint64: EstimatorOptimized.lane { (x: From) in truncateUnsigned(number(x)) }
    case .bool: EstimatorOptimized.lane { (x: From) in number(x) != 0 }
    default: nil
    }
  }

  private static func whole<From: FixedWidthInteger & TensorElement>(
    _ from: From.Type, to target: DataType
  ) -> Lane? {
    switch target {
    case .float16: EstimatorOptimized.lane { (x: From) in Float16(Float(x)) }
    case .bfloat16: EstimatorOptimized.lane { (x: From) in BFloat16(Float(x)) }
    case .float32: EstimatorOptimized.lane { (x: From) in Float(x) }
    case .float64: EstimatorOptimized.lane { (x: From) in Double(x) }
    case .int8: EstimatorOptimized.lane { (x: From) in Int8(truncatingIfNeeded: x) }
    case .int16: EstimatorOptimized.lane { (x: From) in Int16(truncatingIfNeeded: x) }
    case .int32: EstimatorOptimized.lane { (x: From) in Int32(truncatingIfNeeded: x) }
    case .int64: EstimatorOptimized.lane { (x: From) in Int64(truncatingIfNeeded: x) }
    case .uint8: EstimatorOptimized.lane { (x: From) in UInt8(truncatingIfNeeded: x) }
    case .uint16: EstimatorOptimized.lane { (x: From) in UInt16(truncatingIfNeeded: x) }
    case .uint32: EstimatorOptimized.lane { (x: From) in UInt32(truncatingIfNeeded: x) }
    case .uint64: EstimatorOptimized.lane { (x: From) in UInt64(truncatingIfNeeded: x) }
    case .bool: EstimatorOptimized.lane { (x: From) in x != 0 }
    default: nil
    }
  }

  private static func truth(to target: DataType) -> Lane? {
    switch target {
    case .float16: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Float16 : 0 }
    case .bfloat16: EstimatorOptimized.lane { (x: Bool) in BFloat16(x ? 1 : 0) }
    case .float32: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Float : 0 }
    case .float64: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Double : 0 }
    case .int8: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Int8 : 0 }
    case .int16: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Int16 : 0 }
    case .int32: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Int32 : 0 }
    case .int64: EstimatorOptimized.lane { (x: Bool) in x ? 1 as Int64 : 0 }
    case .uint8: EstimatorOptimized.lane { (x: Bool) in x ? 1 as UInt8 : 0 }
    case .uint16: EstimatorOptimized.lane { (x: Bool) in x ? 1 as UInt16 : 0 }
    case .uint32: EstimatorOptimized.lane { (x: Bool) in x ? 1 as UInt32 : 0 }
    case .uint64: EstimatorOptimized.lane { (x: Bool) in x ? 1 as UInt64 : 0 }
    default: nil
    }
  }

  private static func truncate<From: RealNumber, To: WholeNumber>(
    _ x: From, to type: To.Type
  ) -> To {
    To(exactly: x.rounded(.towardZero)) ?? .min
  }

  /// By way of int32, whose low bits remain.
  private static func narrow<From: RealNumber, To: FixedWidthInteger>(
    _ x: From, to type: To.Type
  ) -> To {
    To(truncatingIfNeeded: truncate(x, to: Int32.self))
  }

  /// By way of int64, whose low bits remain.
  private static func narrowLong<From: RealNumber, To: FixedWidthInteger>(
    _ x: From, to type: To.Type
  ) -> To {
    To(truncatingIfNeeded: truncate(x, to: Int64.self))
  }

  /// What is negative or does not fit, as the bits of an int64.
  private static func truncateUnsigned<From: RealNumber>(_ x: From) -> UInt64 {
    UInt64(exactly: x.rounded(.towardZero)) ?? narrowLong(x, to: UInt64.self)
  }
}
