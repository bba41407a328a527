import Estimators

/// Numbers for samples: the same for the same seed.
struct SampleGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A tensor of floats in `range`, or of whole numbers, or of truth values.
  mutating func tensor(
    _ type: DataType, _ shape: Shape, in range: ClosedRange<Double> = -3...3
  ) -> Tensor {
    let values = (0..<shape.elementCount).map { _ in Double.random(in: range, using: &self) }
    switch type {
    case .float32: return Tensor(values.map { Float($0) }, shape: shape)
    case .float64: return Tensor(values, shape: shape)
    case .int32: return Tensor(values.map { Int32($0.rounded()) }, shape: shape)
    case .int64: return Tensor(values.map { Int64($0.rounded()) }, shape: shape)
    case .bool:
      return Tensor(values.map { $0 > range.lowerBound / 2 + range.upperBound / 2 }, shape: shape)
    default: return Tensor(values.map { ByteString(String(Int($0.rounded()))) }, shape: shape)
    }
  }
}
