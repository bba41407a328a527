/// The values that the variables of a model had at one step.
package struct Checkpoint: Sendable {
  package let step: Int
  /// By name, in the order in which they are stored. The global step is one of them if it was saved.
  package let variables: OrderedDictionary<String, Tensor>

  package init(step: Int, variables: OrderedDictionary<String, Tensor>) {
    self.step = step
    self.variables = variables
  }
}

extension Checkpoint {
  private static let step = "step"

  /// The sealed HDF5 file. The same checkpoint always becomes the same bytes.
  ///
  /// - Throws: `StorageError` of kind `.unwritable`.
  package func encoded() throws -> [UInt8] {
    try HDF5Document(attributes: [Self.step: String(step)], tensors: variables)
      .encoded(as: .checkpoint)
  }

  /// Reads what `encoded()` wrote.
  ///
  /// - Throws: `StorageError`.
  package init(decoding bytes: [UInt8]) throws {
    let document = try HDF5Document(decoding: bytes, as: .checkpoint)
    guard let step = document.attributes[Self.step].flatMap({ Int($0) }) else {
      throw StorageError(
        .malformed, "the attribute step is not a number",
        remedy: "Have the checkpoint written again.")
    }
    self.init(step: step, variables: document.tensors)
  }
}
