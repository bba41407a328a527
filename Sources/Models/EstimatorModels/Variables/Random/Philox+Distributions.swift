internal import Foundation

extension Philox {
  /// Numbers from 0 up to 1: the low 23 bits of each word behind the point.
  func uniform(_ count: Int) -> [Float] {
    samples(count) { $0 }.map(Self.fraction)
  }

  /// Numbers with mean 0 and deviation 1.
  func normal(_ count: Int) -> [Float] {
    samples(count) { block in
      let (first, second) = (Self.pair(block.x, block.y), Self.pair(block.z, block.w))
      return SIMD4(first.x, first.y, second.x, second.y)
    }
  }

  /// Numbers with mean 0 and deviation 1, drawn again until they lie within 2.
  ///
  /// Each four numbers have a stretch of 256 blocks of their own.
  func truncatedNormal(_ count: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(count + 3)
    for stretch in 0..<UInt64((count + 3) / 4) { result += fourWithinTwo(from: 256 * stretch) }
    return Array(result.prefix(count))
  }

  private func fourWithinTwo(from start: UInt64) -> [Float] {
    var (found, position) = ([Float](), start)
    while true {
      let block = block(position)
      for pair in [Self.pair(block.x, block.y), Self.pair(block.z, block.w)] {
        for sample in [pair.x, pair.y] where abs(sample) < 2 {
          found.append(sample)
          if found.count == 4 { return found }
        }
      }
      position += 1
    }
  }

  /// Four samples per block.
  private func samples<Sample>(_ count: Int, _ transform: (Block) -> SIMD4<Sample>) -> [Sample] {
    var result: [Sample] = []
    result.reserveCapacity(count + 3)
    for position in 0..<UInt64((count + 3) / 4) {
      let four = transform(block(position))
      for lane in 0..<4 { result.append(four[lane]) }
    }
    return Array(result.prefix(count))
  }

  private static func fraction(_ word: UInt32) -> Float {
    Float(bitPattern: 127 << 23 | word & 0x7F_FFFF) - 1
  }

  /// Box and Muller's way from two words to two samples, the sine first.
  private static func pair(_ first: UInt32, _ second: UInt32) -> SIMD2<Float> {
    let radius = (-2 * log(max(fraction(first), 1e-7))).squareRoot()
    // In double precision, and rounded once.
    let angle = Float(2 * Double.pi * Double(fraction(second)))
    return SIMD2(sin(angle), cos(angle)) * radius
  }
}
