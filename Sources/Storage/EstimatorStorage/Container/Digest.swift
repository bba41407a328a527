internal import CCrypto

/// A SHA-256.
package struct Digest: Sendable, Hashable {
  package static let byteCount = 32

  package let bytes: [UInt8]

  /// The digest of `bytes`.
  package init(of bytes: some Sequence<UInt8>) {
    let digest =
      bytes.withContiguousStorageIfAvailable { Digest(of: UnsafeRawBufferPointer($0)) }
      ?? Array(bytes).withUnsafeBytes { Digest(of: $0) }
    self = digest
  }

  /// A digest read from somewhere.
  init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The digest of memory.
  package init(of memory: UnsafeRawBufferPointer) {
    bytes = [UInt8](unsafeUninitializedCapacity: Self.byteCount) { digest, count in
      _ = SHA256(
        memory.baseAddress?.assumingMemoryBound(to: UInt8.self), memory.count, digest.baseAddress)
      count = Self.byteCount
    }
  }
}

extension Digest: CustomStringConvertible {
  /// In lower-case hexadecimal.
  package var description: String { bytes.map(Self.hexadecimal).joined() }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
