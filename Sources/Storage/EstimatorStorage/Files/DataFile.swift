/// Arrays that scenarios take their inputs from, such as `Fixtures/data/iris.h5`.
///
/// People make these files with any HDF5 program and seal them with `Fixtures/data/seal.py`.
package struct DataFile: Sendable {
  /// For messages.
  package let path: String
  package let tensors: OrderedDictionary<String, Tensor>

  /// - Throws: `StorageError`, naming the file.
  package init(decoding bytes: [UInt8], path: String) throws {
    self.path = path
    tensors = try naming(path) { try HDF5Document(decoding: bytes, as: .data).tensors }
  }

  /// - Throws: `FileError`; `StorageError`, naming the file.
  package init(path: String, files: any FileSystem) throws {
    try self.init(decoding: try files.read(path), path: path)
  }

  /// - Throws: `StorageError` of kind `.missing`.
  package func tensor(named name: String) throws(StorageError) -> Tensor {
    guard let tensor = tensors[name] else {
      throw StorageError(
        .missing, file: path, "there is no tensor \(name)",
        remedy: "It holds: \(tensors.keys.joined(separator: ", ")).")
    }
    return tensor
  }
}
