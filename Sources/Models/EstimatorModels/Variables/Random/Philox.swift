/// The counter-based generator Philox4x32-10: each counter stands for a block of four random words.
///
/// - Rules: `initial.streams`
struct Philox: Sendable {
  typealias Block = SIMD4<UInt32>

  private let key: SIMD2<UInt32>
  /// The upper half of every counter.
  private let upper: SIMD2<UInt32>

  init(key: SIMD2<UInt32>, upper: SIMD2<UInt32>) {
    self.key = key
    self.upper = upper
  }

  /// The block at a position of the stream.
  func block(_ position: UInt64) -> Block {
    var counter = Block(
      UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: position >> 32), upper.x,
      upper.y)
    var key = key
    for _ in 0..<10 {
      counter = Self.round(counter, key)
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }

  private static func round(_ counter: Block, _ key: SIMD2<UInt32>) -> Block {
    let first = UInt32(0xD251_1F53).multipliedFullWidth(by: counter.x)
    let second = UInt32(0xCD9E_8D57).multipliedFullWidth(by: counter.z)
    return Block(
      second.high ^ counter.y ^ key.x, second.low, first.high ^ counter.w ^ key.y, first.low)
  }
}

// How two numbers start a stream.
extension Philox {
  /// The stream of an operation without state: the two numbers are mixed first.
  ///
  /// initial.streams (INIT-07)
  init(mixing seed: InitializerSeeds.Seed) {
    let mixer = Philox(key: SIMD2(0x3EC8_F720, 0x0246_1E29), upper: Self.words(seed.second))
    let mixed = mixer.block(UInt64(bitPattern: seed.first))
    self.init(key: SIMD2(mixed.x, mixed.y), upper: SIMD2(mixed.z, mixed.w))
  }

  /// The stream of an operation with state: one number is the key, the other the counter's upper half.
  init(_ seed: InitializerSeeds.Seed) {
    self.init(key: Self.words(seed.first), upper: Self.words(seed.second))
  }

  private static func words(_ number: Int64) -> SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32))
  }
}
