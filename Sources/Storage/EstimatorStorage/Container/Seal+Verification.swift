extension Seal {
  /// Checks that `bytes` are a whole file of ours, unchanged since it was sealed. Pure; libhdf5 is not called.
  ///
  /// A good seal says that nothing happened to the file by accident. It does not say who wrote it.
  ///
  /// - Parameter kind: What the file must be; `nil` for anything.
  /// - Throws: `StorageError`.
  @discardableResult
  package static func verify(
    _ bytes: [UInt8], is kind: ContainerKind? = nil
  ) throws(StorageError) -> Seal {
    try checkMagic(bytes)
    try checkVersion(bytes)
    let seal = try Seal(reading: bytes)
    try seal.checkPayload(of: bytes)
    guard kind == nil || kind == seal.kind else {
      throw StorageError(
        .mismatched, "this is a \(seal.kind.rawValue) file, not a \(kind?.rawValue ?? "") file",
        remedy: "Give the other file.")
    }
    return seal
  }

  private static func checkMagic(_ bytes: [UInt8]) throws(StorageError) {
    if bytes.starts(with: [0x89] + Array("HDF\r\n".utf8)) {
      throw StorageError(
        .foreign, "this is an HDF5 file without a seal",
        remedy: "Write it with a user block of 512 bytes and seal it: Fixtures/data/seal.py.")
    }
    guard bytes.starts(with: magic) || magic.starts(with: bytes) else {
      throw StorageError(
        .unknownFormat, "this is not a sealed HDF5 file",
        remedy: "Check that the right file was given.")
    }
    guard bytes.count >= byteCount else {
      throw StorageError(
        .truncated, "the file has \(bytes.count) bytes, and its seal alone has \(byteCount)",
        remedy: restore)
    }
  }

  private static func checkVersion(_ bytes: [UInt8]) throws(StorageError) {
    let found = UInt32(truncatingIfNeeded: littleEndian(bytes[8..<12]))
    guard found == version else {
      throw StorageError(
        .unsupportedVersion,
        "the file has format version \(found), and this program reads \(version)",
        remedy: "Use the program that wrote it, or restore the file if it was damaged.")
    }
  }

  /// The seal at the start of `bytes`, which has the right magic and version.
  private init(reading bytes: [UInt8]) throws(StorageError) {
    let name = String(decoding: bytes[16..<32].prefix { $0 != 0 }, as: UTF8.self)
    let length = Self.littleEndian(bytes[32..<40])
    guard let kind = ContainerKind(rawValue: name), let count = Int(exactly: length) else {
      throw StorageError(.corrupted, "the seal is damaged", remedy: Self.restore)
    }
    self.kind = kind
    payloadByteCount = count
    digest = Digest(unchecked: Array(bytes[48..<80]))
    guard self.bytes.elementsEqual(bytes[..<Self.byteCount]) else {
      throw StorageError(.corrupted, "the seal is damaged", remedy: Self.restore)
    }
  }

  private func checkPayload(of bytes: [UInt8]) throws(StorageError) {
    let found = bytes.count - Self.byteCount
    guard found >= payloadByteCount else {
      throw StorageError(
        .truncated, "\(payloadByteCount) bytes were sealed, \(found) are there",
        remedy: Self.restore)
    }
    guard found == payloadByteCount, Seal(kind, of: bytes) == self else {
      throw StorageError(
        .corrupted, "the SHA-256 of the content is not the sealed one", remedy: Self.restore)
    }
  }

  private static let restore = "Restore the file from a copy, or have it written again."

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
