import Estimators

/// Floats between -1 and 1 that are the same every time.
func sample(_ shape: Shape, seed: Int = 1) -> Tensor {
  var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  return Tensor(
    (0..<shape.elementCount).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Float(Int64(bitPattern: state) >> 40) / Float(1 << 23)
    }, shape: shape)
}
