/// A recorded trace as it is stored: one record of text per event, tensors by name, and where it comes from.
///
/// Numbers of at most 60 events of 200 bytes with 60 small tensors stay under 32 KB. Records are padded to
/// the longest one, so bulky values belong into tensors.
package struct GoldenFile: Sendable {
  /// Producer, versions, content hash of the scenario.
  package var attributes: OrderedDictionary<String, String>
  /// One per event, in order.
  package var records: [String]
  package var tensors: OrderedDictionary<String, Tensor>

  package init(
    attributes: OrderedDictionary<String, String>, records: [String],
    tensors: OrderedDictionary<String, Tensor>
  ) {
    self.attributes = attributes
    self.records = records
    self.tensors = tensors
  }
}

extension GoldenFile {
  /// The sealed HDF5 file. The same trace always becomes the same bytes.
  ///
  /// - Throws: `StorageError` of kind `.unwritable`, for a text with the character NUL.
  package func encoded() throws -> [UInt8] {
    try HDF5Document(attributes: attributes, records: records, tensors: tensors)
      .encoded(as: .golden)
  }

  /// Reads what `encoded()` wrote.
  ///
  /// - Throws: `StorageError`.
  package init(decoding bytes: [UInt8]) throws {
    let document = try HDF5Document(decoding: bytes, as: .golden)
    guard let records = document.records else {
      throw StorageError(
        .malformed, "there is no dataset /records", remedy: "Have the golden recorded again.")
    }
    self.init(attributes: document.attributes, records: records, tensors: document.tensors)
  }
}
