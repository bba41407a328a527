internal import CFarmHash

extension ByteString {
  /// FarmHash's Fingerprint64 of the bytes: the same in every version and on every machine.
  ///
  /// Hashed columns put a text into bucket number `fingerprint64 % buckets`, without a sign.
  public var fingerprint64: UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe fh_fingerprint64(buffer.baseAddress, buffer.count)
    }
  }

  /// The bucket of a text among `count`.
  ///
  /// - Precondition: `count` is above 0.
  public func hashBucket(of count: Int) -> Int {
    // column.hash.id (COL-05)
    Int(fingerprint64 % UInt64(count))
  }
}

/// Fingerprints chained one by one, as crossed columns do it.
public struct FingerprintChain: Sendable {
  public private(set) var value: UInt64

  public init(key: UInt64) { value = key }

  public mutating func append(_ fingerprint: UInt64) {
    let mixed = Self.folded(fingerprint &* Self.factor) &* Self.factor
    value = (value ^ Self.factor ^ mixed) &* Self.factor
    value = Self.folded(Self.folded(value) &* Self.factor)
  }

  private static let factor: UInt64 = 0xC6A4_A793_5BD1_E995

  private static func folded(_ value: UInt64) -> UInt64 { value ^ (value >> 47) }
}
