import Estimators

/// Numbers that look random and are the same every time (SplitMix64).
struct Samples {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(bits() % UInt64(range.count))
  }

  mutating func real(in range: ClosedRange<Double> = -2...2) -> Double {
    let unit = Double(bits() >> 11) / Double(1 << 53)
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }

  mutating func doubles(_ shape: Shape, in range: ClosedRange<Double> = -2...2) -> Tensor {
    Tensor((0..<shape.elementCount).map { _ in real(in: range) }, shape: shape)
  }

  mutating func floats(_ shape: Shape, in range: ClosedRange<Double> = -2...2) -> Tensor {
    Tensor((0..<shape.elementCount).map { _ in Float(real(in: range)) }, shape: shape)
  }

  mutating func integers(_ shape: Shape, in range: ClosedRange<Int> = -9...9) -> Tensor {
    Tensor((0..<shape.elementCount).map { _ in Int32(integer(in: range)) }, shape: shape)
  }

  mutating func shape(ranks: ClosedRange<Int> = 0...3, sizes: ClosedRange<Int> = 1...4) -> Shape {
    Shape((0..<integer(in: ranks)).map { _ in integer(in: sizes) })
  }
}

extension Shape {
  /// Every index of the shape, the last axis fastest.
  var indices: [[Int]] { (0..<elementCount).map { index(ofOffset: $0) } }
}

extension Tensor {
  /// The element at an index, as a double.
  subscript(index: [Int]) -> Double {
    numbers[zip(index, shape.strides).reduce(0) { $0 + $1.0 * $1.1 }]
  }
}

func ints(_ values: [Int]) -> Tensor { Tensor(values.map { Int32($0) }) }

/// Whether all elements differ by no more than `bound` times the largest magnitude, or 1.
func isClose(_ a: Tensor, _ b: Tensor, within bound: Double) -> Bool {
  isClose(a.numbers, b.numbers, within: bound) && a.shape == b.shape
}

func isClose(_ a: [Double], _ b: [Double], within bound: Double) -> Bool {
  let largest = max(1, b.map(abs).max() ?? 0)
  return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= bound * largest }
}
