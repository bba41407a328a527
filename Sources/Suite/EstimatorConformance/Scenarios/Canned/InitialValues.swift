/// What the variables of a canned model start from, instead of what their initialisers would draw.
package struct InitialValues: Sendable {
  /// By name in a checkpoint.
  package let values: OrderedDictionary<String, Tensor>
  /// Variables that are not named are filled by a rule, with numbers between minus this and this; `nil`:
  /// they keep what their initialisers say.
  package let scale: Double?

  /// The key under which a scenario gives the scale.
  static let hashedKey = "hashed"

  /// - Returns: `nil` when the initialiser has the word.
  package func value(of name: String, _ shape: Shape) -> Tensor? {
    if let given = values[name] { return given }
    return scale.map { Self.hashed(name, shape, scale: $0) }
  }

  /// Element *i* of the variable *name* is `scale * (k / 2^23 - 1)` in double precision, rounded once to
  /// float32, where *k* is the upper 24 bits of SplitMix64's output number *i* (from 0) when it starts at the
  /// 64-bit FNV-1a hash of the name's UTF-8 bytes.
  package static func hashed(_ name: String, _ shape: Shape, scale: Double) -> Tensor {
    let start = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let elements = (0..<UInt64(shape.elementCount)).map { index in
      let bits = mixed(start &+ (index + 1) &* 0x9e37_79b9_7f4a_7c15) >> 40
      return Float(scale * (Double(bits) / 8_388_608 - 1))
    }
    return Tensor(elements, shape: shape)
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var bits = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
