/// y[i] = x[i] as another type.
///
/// To an integer, fractions are cut off; what does not fit becomes the least integer, and integers too
/// wide lose their upper bits. To bool, everything but 0 is true.
func cast(_ x: Tensor, to type: DataType) throws -> Tensor {
  switch type {
  case x.dataType: x
  case .float16: try x.cast(to: Float16.self)
  case .bfloat16: try x.cast(to: BFloat16.self)
  case .float32: try x.cast(to: Float.self)
  case .float64: try x.cast(to: Double.self)
  case .int8: try x.cast(to: Int8.self)
  case .int16: try x.cast(to: Int16.self)
  case .int32: try x.cast(to: Int32.self)
  case .int64: try x.cast(to: Int64.self)
  case .uint8: try x.cast(to: UInt8.self)
  case .uint16: try x.cast(to: UInt16.self)
  case .uint32: try x.cast(to: UInt32.self)
  case .uint64: try x.cast(to: UInt64.self)
  case .bool: try x.cast(to: Bool.self)
  default: throw KernelError(.unimplemented, "no cast from \(x.dataType) to \(type)")
  }
}

extension Tensor {
  /// Each element by way of a type that holds it exactly: Double for reals, its own for integers.
  fileprivate func cast<Target: CastTarget>(to type: Target.Type) throws -> Tensor {
    let numbers: [Target] =
      switch elements {
      case .float16(let array): array.map { Target(real: Double($0)) }
      case .bfloat16(let array): array.map { Target(real: Double(Float($0))) }
      case .float32(let array): array.map { Target(real: Double($0)) }
      case .float64(let array): array.map { Target(real: $0) }
      case .int8(let array): array.map { Target(integer: $0) }
      case .int16(let array): array.map { Target(integer: $0) }
      case .int32(let array): array.map { Target(integer: $0) }
      case .int64(let array): array.map { Target(integer: $0) }
      case .uint8(let array): array.map { Target(integer: $0) }
      case .uint16(let array): array.map { Target(integer: $0) }
      case .uint32(let array): array.map { Target(integer: $0) }
      case .uint64(let array): array.map { Target(integer: $0) }
      case .bool(let array): array.map { Target(integer: $0 ? 1 : 0) }
      default: throw KernelError(.unimplemented, "no cast from \(dataType)")
      }
    return Dense(numbers, shape).tensor
  }
}

/// What numbers can be cast to.
private protocol CastTarget: TensorElement {
  init(real x: Double)
  init(integer x: some BinaryInteger)
}

// MARK: Reals, rounded to the nearest; those of two bytes from the nearest Float.

extension Double: CastTarget {
  fileprivate init(real x: Double) { self = x }
  fileprivate init(integer x: some BinaryInteger) { self.init(x) }
}

extension Float: CastTarget {
  fileprivate init(real x: Double) { self.init(x) }
  fileprivate init(integer x: some BinaryInteger) { self.init(x) }
}

extension Float16: CastTarget {
  fileprivate init(real x: Double) { self.init(Float(x)) }
  fileprivate init(integer x: some BinaryInteger) { self.init(Float(x)) }
}

extension BFloat16: CastTarget {
  fileprivate init(real x: Double) { self.init(Float(x)) }
  fileprivate init(integer x: some BinaryInteger) { self.init(Float(x)) }
}

// MARK: Truth values and integers

extension Bool: CastTarget {
  fileprivate init(real x: Double) { self = x != 0 }
  fileprivate init(integer x: some BinaryInteger) { self = x != 0 }
}

extension FixedWidthInteger {
  /// The number without its fraction; the least one if that does not fit.
  fileprivate init(cut x: Double) { self = Self(exactly: x.rounded(.towardZero)) ?? .min }

  /// By way of int32, whose low bits remain.
  fileprivate init(real x: Double) { self.init(truncatingIfNeeded: Int32(cut: x)) }

  fileprivate init(integer x: some BinaryInteger) { self.init(truncatingIfNeeded: x) }
}

extension Int8: CastTarget {}
extension Int16: CastTarget {}
extension UInt8: CastTarget {}
extension UInt16: CastTarget {}

extension Int32: CastTarget {
  fileprivate init(real x: Double) { self.init(cut: x) }
}

extension Int64: CastTarget {
  fileprivate init(real x: Double) { self.init(cut: x) }
}

extension UInt32: CastTarget {
  /// By way of int64, whose low bits remain.
  fileprivate init(real x: Double) { self.init(truncatingIfNeeded: Int64(cut: x)) }
}

extension UInt64: CastTarget {
  /// What is negative or does not fit, as the bits of an int64.
  fileprivate init(real x: Double) {
    self = Self(exactly: x.rounded(.towardZero)) ?? Self(truncatingIfNeeded: Int64(cut: x))
  }
}
