/// y[i] = x[i] as another type.
///
/// To an integer, fractions are cut off; what does not fit becomes the least integer, and integers too
/// wide lose their upper bits. To bool, everything but 0 is true.
func cast(_ x: Tensor, to type: DataType) throws -> Tensor {
  switch type {
  case .float32: Dense(try x.numbers(Float.init(casting:), Float.init(casting:)), x.shape).tensor
  case .float64: Dense(try x.numbers(Double.init(casting:), Double.init(casting:)), x.shape).tensor
  case .int32: Dense(try x.numbers(Int32.init(casting:), Int32.init(casting:)), x.shape).tensor
  case .int64: Dense(try x.numbers(Int64.init(casting:), Int64.init(casting:)), x.shape).tensor
  case .bool: Dense(try x.numbers({ $0 != 0 }, { $0 != 0 }), x.shape).tensor
  default: throw KernelError(.unimplemented, "no cast from \(x.dataType) to \(type)")
  }
}

extension Tensor {
  /// Each element by way of a type that holds it exactly: Double for reals, Int64 for integers.
  fileprivate func numbers<T>(_ real: (Double) -> T, _ integer: (Int64) -> T) throws -> [T] {
    switch elements {
    case .float16(let array): array.map { real(Double($0)) }
    case .bfloat16(let array): array.map { real(Double(Float($0))) }
    case .float32(let array): array.map { real(Double($0)) }
    case .float64(let array): array.map(real)
    case .int8(let array): array.map { integer(Int64($0)) }
    case .uint8(let array): array.map { integer(Int64($0)) }
    case .int16(let array): array.map { integer(Int64($0)) }
    case .uint16(let array): array.map { integer(Int64($0)) }
    case .int32(let array): array.map { integer(Int64($0)) }
    case .uint32(let array): array.map { integer(Int64($0)) }
    case .int64(let array): array.map(integer)
    case .bool(let array): array.map { integer($0 ? 1 : 0) }
    default: throw KernelError(.unimplemented, "no cast from \(dataType)")
    }
  }
}

extension BinaryFloatingPoint {
  fileprivate init(casting x: Double) { self.init(x) }
  fileprivate init(casting x: Int64) { self.init(x) }
}

extension FixedWidthInteger where Self: SignedInteger {
  fileprivate init(casting x: Double) { self = Self(exactly: x.rounded(.towardZero)) ?? .min }
  fileprivate init(casting x: Int64) { self.init(truncatingIfNeeded: x) }
}
