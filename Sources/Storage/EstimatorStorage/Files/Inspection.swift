/// Any of our files as lines of text, for people and for `git diff`.
///
/// Every change of the content changes a line: each tensor is listed with the start of its SHA-256.
package enum Inspection {
  /// - Parameters:
  ///   - bytes: The sealed file.
  ///   - elementLimit: How many elements of each tensor to show.
  /// - Throws: `StorageError`.
  package static func lines(of bytes: [UInt8], elementLimit: Int = 8) throws -> [String] {
    let seal = try Seal.verify(bytes)
    let document = try HDF5Document(decoding: bytes)
    return [
      "\(seal.kind.rawValue), format \(Seal.version), \(bytes.count) bytes, sha256 \(seal.digest)"
    ]
      + section("attributes", document.attributes.map { "\($0.key) = \(quoted($0.value))" })
      + section("records", document.records)
      + section("tensors", document.tensors.map { line($0.key, $0.value, elementLimit) })
  }

  private static func section(_ title: String, _ lines: [String]?) -> [String] {
    guard let lines else { return [] }
    return ["\(title) (\(lines.count))"] + lines.map { "  " + onOneLine($0) }
  }

  private static func line(_ name: String, _ tensor: Tensor, _ limit: Int) -> String {
    let values = tensor.elements.accept(ElementDescriber(limit: limit))
    let digest = tensor.contentDigest.description.prefix(8)
    return "\(quoted(name)) \(tensor.dataType)\(tensor.shape) sha256 \(digest): \(values)"
  }

  /// In quotes, with control characters escaped.
  fileprivate static func quoted(_ text: String) -> String { text.debugDescription }

  /// A record that holds line ends is shown with them escaped.
  private static func onOneLine(_ text: String) -> String {
    text.unicodeScalars.map { $0.value < 0x20 ? $0.escaped(asASCII: false) : String($0) }.joined()
  }
}

/// The first elements, as Swift prints them: the shortest text that gives the same number.
private struct ElementDescriber: TensorElementVisitor {
  let limit: Int

  func visit<Element: TensorElement>(_ elements: [Element]) -> String {
    let shown = elements.prefix(limit).map(describe).joined(separator: ", ")
    return elements.count > limit ? "\(shown), and \(elements.count - limit) more" : shown
  }

  private func describe(_ element: some TensorElement) -> String {
    switch element {
    case let text as ByteString: Inspection.quoted(text.text)
    case let number as BFloat16: Float(number).description
    default: "\(element)"
    }
  }
}

extension Tensor {
  /// A digest of the elements; strings each with their length.
  fileprivate var contentDigest: Digest {
    if case .string(let strings) = elements {
      return Digest(of: strings.flatMap { Array("\($0.bytes.count):".utf8) + $0.bytes })
    }
    return Digest(of: littleEndianBytes ?? [])
  }
}
