/// The first 512 bytes of every file of ours: what follows, how much of it, and its SHA-256.
///
/// HDF5 calls this space the user block and skips it, so that any HDF5 program opens a sealed file
/// as it is. We read it before libhdf5 sees a byte, because damaged bytes can crash libhdf5.
/// The layout is in `Sources/Storage/README.md`.
package struct Seal: Sendable, Hashable {
  package static let byteCount = 512
  package static let version: UInt32 = 1

  static let magic: [UInt8] = [0x89] + Array("EST\r\n".utf8) + [0x1A, 0x0A]

  package let kind: ContainerKind
  /// Bytes after the seal.
  package let payloadByteCount: Int
  /// Of all bytes after the seal.
  package let digest: Digest

  /// The seal for the payload that starts at byte 512 of `image`.
  init(_ kind: ContainerKind, of image: [UInt8]) {
    self.kind = kind
    payloadByteCount = image.count - Self.byteCount
    digest = image.withUnsafeBytes { Digest(of: .init(rebasing: $0[Self.byteCount...])) }
  }

  /// The seal as it is written.
  var bytes: [UInt8] {
    var bytes = Self.magic + Self.littleEndian(Self.version) + [0, 0, 0, 0]
    bytes += kind.rawValue.utf8.padded(to: 16)
    bytes += Self.littleEndian(UInt64(payloadByteCount)) + [UInt8](repeating: 0, count: 8)
    bytes += digest.bytes
    return bytes.padded(to: Self.byteCount)
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}

extension Collection where Element == UInt8 {
  /// The bytes followed by zeros, `count` in all.
  func padded(to count: Int) -> [UInt8] {
    Array(self) + [UInt8](repeating: 0, count: count - self.count)
  }
}

extension [UInt8] {
  /// Writes the seal into the first 512 bytes, which are free for it.
  mutating func seal(as kind: ContainerKind) {
    replaceSubrange(..<Seal.byteCount, with: Seal(kind, of: self).bytes)
  }
}
