/// The generator MT19937, seeded and asked as Python's `random.Random` is.
///
/// - Rules: `initial.kernel.seed`
struct MersenneTwister: Sendable {
  private var state: [UInt32]
  private var position = 624

  /// - Parameter seed: Its magnitude counts.
  init(seed: Int) {
    state = Self.linear(19_650_218)
    let magnitude = seed.magnitude
    let low = UInt32(truncatingIfNeeded: magnitude)
    let high = UInt32(truncatingIfNeeded: magnitude >> 32)
    mix(high == 0 ? [low] : [low, high])
  }

  /// A number of `1...limit`, each as likely as the others.
  mutating func integer(upTo limit: UInt32) -> UInt32 {
    // Numbers of as many bits as the limit has, until one lies below it.
    let surplus = UInt32(limit.leadingZeroBitCount)
    var number = word() >> surplus
    while number >= limit { number = word() >> surplus }
    return number + 1
  }

  mutating func word() -> UInt32 {
    if position == 624 { refill() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9D2C_5680
    y ^= y << 15 & 0xEFC6_0000
    return y ^ y >> 18
  }

  private mutating func refill() {
    for index in 0..<624 {
      let y = state[index] & 0x8000_0000 | state[(index + 1) % 624] & 0x7FFF_FFFF
      state[index] = state[(index + 397) % 624] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  private static func linear(_ seed: UInt32) -> [UInt32] {
    var state = [seed]
    for index in 1..<UInt32(624) {
      let last = state[state.count - 1]
      state.append(1_812_433_253 &* (last ^ last >> 30) &+ index)
    }
    return state
  }

  /// Stirs the words of a key into the state.
  private mutating func mix(_ key: [UInt32]) {
    var index = 1
    for round in 0..<624 {
      let place = round % key.count
      stir(at: index, 1_664_525, plus: key[place] &+ UInt32(place))
      index = index == 623 ? 1 : index + 1
      if index == 1 { state[0] = state[623] }
    }
    for _ in 0..<623 {
      stir(at: index, 1_566_083_941, plus: 0 &- UInt32(index))
      index = index == 623 ? 1 : index + 1
      if index == 1 { state[0] = state[623] }
    }
    state[0] = 0x8000_0000
  }

  private mutating func stir(at index: Int, _ factor: UInt32, plus term: UInt32) {
    let last = state[index - 1]
    state[index] = (state[index] ^ (last ^ last >> 30) &* factor) &+ term
  }
}
