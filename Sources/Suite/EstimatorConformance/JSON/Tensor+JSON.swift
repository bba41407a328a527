extension Tensor {
  /// Type, shape and base64 of the bytes; of strings the base64 of each.
  package var json: JSON {
    let head: [(String, JSON?)] = [
      ("dtype", .string(dataType.rawValue)), ("shape", .ints(shape.dimensions)),
    ]
    if let strings = array(of: ByteString.self) {
      return .members(head + [("strings", .strings(strings.map { Base64.encode($0.bytes) }))])
    }
    return .members(head + [("base64", .string(Base64.encode(littleEndianBytes ?? [])))])
  }
}

/// Writes tensors into JSON: small ones inline, large ones as files of raw bytes.
package struct TensorWriter: Sendable {
  /// Above so many bytes a tensor goes into a file.
  package static let largestInline = 1 << 20

  /// Takes raw bytes, and says at which path they are now.
  let store: (@Sendable ([UInt8]) throws -> String)?

  /// All inline.
  package static let inline = TensorWriter(store: nil)

  package init(store: (@Sendable ([UInt8]) throws -> String)?) { self.store = store }

  package func json(_ tensor: Tensor) throws -> JSON {
    guard let store, let width = tensor.dataType.byteCount,
      width * tensor.elementCount > Self.largestInline, let bytes = tensor.littleEndianBytes
    else { return tensor.json }
    return [
      "dtype": .string(tensor.dataType.rawValue), "shape": .ints(tensor.shape.dimensions),
      "path": .string(try store(bytes)),
    ]
  }
}
