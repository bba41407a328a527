internal import CHDF5

/// What a file of ours can hold: text attributes, records, and tensors by name, all in order.
///
/// The same document always becomes the same bytes. The layout is in `Sources/Storage/README.md`.
package struct HDF5Document: Sendable {
  /// Text by name, at the root. No NUL.
  package var attributes: OrderedDictionary<String, String>
  /// Lines of text, or `nil` if there is no such dataset. No NUL.
  package var records: [String]?
  package var tensors: OrderedDictionary<String, Tensor>

  package init(
    attributes: OrderedDictionary<String, String> = [:], records: [String]? = nil,
    tensors: OrderedDictionary<String, Tensor> = [:]
  ) {
    self.attributes = attributes
    self.records = records
    self.tensors = tensors
  }
}

// MARK: Writing

extension HDF5Document {
  /// The sealed file.
  ///
  /// - Throws: `StorageError` of kind `.unwritable`.
  /// - Complexity: O(*bytes*), one copy of the largest part besides the result.
  package func encoded(as kind: ContainerKind) throws -> [UInt8] {
    var image = try HDF5Image.bytes(expectedByteCount: expectedByteCount) { scope, file in
      let root = try scope.keep(H5Gopen2(file, "/", chdf5_default()), "open the root")
      for (name, text) in attributes { try scope.writeAttribute(name, text, to: root) }
      if let records { try scope.nested { try $0.write(records, to: file) } }
      try scope.nested { try $0.write(tensors, to: file) }
    }
    image.seal(as: kind)
    return image
  }

  private var expectedByteCount: Int {
    tensors.reduce(1 << 14) { $0 + $1.value.elementCount * ($1.value.dataType.byteCount ?? 32) }
  }
}

extension HDF5Scope {
  fileprivate func write(_ records: [String], to file: hid_t) throws {
    let (bytes, byteCount) = try padded(records)
    let type = try textType(byteCount: byteCount)
    try bytes.withUnsafeBytes {
      _ = try writeDataset(
        HDF5Layout.records, type: type, shape: Shape([records.count]), memory: $0, in: file)
    }
  }
}

// MARK: Reading

extension HDF5Document {
  /// Reads a sealed file.
  ///
  /// - Parameters:
  ///   - kind: What the file must be; `nil` for anything.
  ///   - isWanted: Which tensors to read; all if left out.
  /// - Throws: `StorageError`.
  package init(
    decoding bytes: [UInt8], as kind: ContainerKind? = nil,
    tensors isWanted: (String) -> Bool = { _ in true }
  ) throws {
    try Seal.verify(bytes, is: kind)
    self = try HDF5Image.reading(bytes) { scope, file in
      let root = try scope.keep(H5Gopen2(file, "/", chdf5_default()), "open the root")
      return HDF5Document(
        attributes: try scope.textAttributes(of: root),
        records: try scope.nested { try $0.records(in: root) },
        tensors: try scope.nested { try $0.tensors(in: file, where: isWanted) })
    }
  }
}

extension HDF5Scope {
  fileprivate func textAttributes(of object: hid_t) throws -> OrderedDictionary<String, String> {
    var seen: Set<String> = []
    return OrderedDictionary(
      try attributeNames(of: object).map { name in
        guard seen.insert(name).inserted else { throw failure("two attributes \(name)") }
        return (name, try textAttribute(name, of: object))
      })
  }

  fileprivate func records(in root: hid_t) throws -> [String]? {
    guard try linkNames(in: root).contains(HDF5Layout.records) else { return nil }
    let dataset = try keep(
      H5Dopen2(root, HDF5Layout.records, chdf5_default()), "open the dataset /records")
    let type = try type(of: dataset, "/records")
    let byteCount = try textByteCount(of: type, of: "/records")
    let shape = try shape(of: dataset, "/records")
    let (count, overflow) = shape.elementCount.multipliedReportingOverflow(by: byteCount)
    guard shape.rank == 1, !overflow else { throw failure("/records is not a list") }
    let bytes = try elements(UInt8.self, count: count, type: type, of: dataset, "/records")
    return try texts(in: bytes, byteCount: byteCount, of: "/records")
  }
}
