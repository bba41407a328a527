internal import CHDF5

/// Text in HDF5: fixed length, UTF-8, ended and padded with NUL, so that `h5dump` prints no padding.
extension HDF5Scope {
  /// The type of texts of `byteCount` bytes with their padding.
  func textType(byteCount: Int) throws -> hid_t {
    let type = try keep(chdf5_string(), "make a text type")
    try check(H5Tset_size(type, byteCount), "make texts of \(byteCount) bytes")
    try check(H5Tset_cset(type, H5T_CSET_UTF8), "make texts UTF-8")
    try check(H5Tset_strpad(type, H5T_STR_NULLTERM), "pad texts")
    return type
  }

  /// The bytes of `texts`, each padded to one more than the longest.
  ///
  /// - Throws: `StorageError` of kind `.unwritable` when a text contains NUL, which padding would hide.
  func padded(_ texts: [String]) throws -> (bytes: [UInt8], byteCount: Int) {
    guard texts.allSatisfy({ !$0.utf8.contains(0) }) else {
      throw StorageError(
        .unwritable, "a text contains the character NUL", remedy: "Store it as a string tensor.")
    }
    let byteCount = (texts.map(\.utf8.count).max() ?? 0) + 1
    return (texts.flatMap { $0.utf8.padded(to: byteCount) }, byteCount)
  }

  /// The texts in `bytes`, each `byteCount` long with its padding.
  func texts(in bytes: [UInt8], byteCount: Int, of owner: String) throws -> [String] {
    try stride(from: 0, to: bytes.count, by: byteCount).map { start in
      let text = bytes[start..<start + byteCount].prefix { $0 != 0 }
      guard let text = String(validating: text, as: UTF8.self) else {
        throw failure("\(owner) is not UTF-8")
      }
      return text
    }
  }

  /// The length of texts of a type found in a file.
  func textByteCount(of type: hid_t, of owner: String) throws -> Int {
    guard H5Tget_class(type) == H5T_STRING, H5Tis_variable_str(type) == 0 else {
      throw failure("\(owner) is not text of fixed length")
    }
    let byteCount = H5Tget_size(type)
    guard byteCount > 0, byteCount <= 1 << 28 else { throw failure("\(owner) has no good length") }
    return byteCount
  }
}
