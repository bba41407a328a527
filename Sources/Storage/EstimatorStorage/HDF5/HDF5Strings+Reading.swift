internal import CHDF5

extension HDF5Scope {
  /// A tensor of strings: a group of `offsets` and `bytes` with the attribute `shape`.
  func stringTensor(_ name: String, _ types: StoredTypes, of group: hid_t) throws -> Tensor {
    let dimensions = try numbersAttribute(HDF5Layout.shape, of: group, limit: 32)
    let shape = try shape(dimensions, name)
    let offsets = try part(HDF5Layout.offsets, Int64.self, of: name, types, in: group)
    let bytes = try part(HDF5Layout.bytes, UInt8.self, of: name, types, in: group)
    guard offsets.count - 1 == shape.elementCount, offsets.first == 0,
      offsets.last == Int64(bytes.count), zip(offsets, offsets.dropFirst()).allSatisfy(<=)
    else { throw failure("the offsets of \(name) do not fit its shape and bytes") }
    let strings = zip(offsets, offsets.dropFirst()).map { start, end in
      ByteString(Array(bytes[Int(start)..<Int(end)]))
    }
    return Tensor(strings, shape: shape)
  }

  /// One of the two lists that a string tensor is stored as.
  private func part<Element: TensorElement & BitwiseCopyable>(
    _ link: String, _ element: Element.Type, of name: String, _ types: StoredTypes, in group: hid_t
  ) throws -> [Element] {
    try nested { scope in
      let label = "the \(link) of \(name)"
      let names = try scope.linkNames(in: group)
      guard names.contains(link) else { throw scope.failure("\(label) are missing") }
      let dataset = try scope.keep(H5Dopen2(group, link, chdf5_default()), "open \(label)")
      guard types.dataType(of: try scope.type(of: dataset, label)) == element.dataType else {
        throw scope.failure("\(label) are not \(element.dataType)")
      }
      let count = try scope.shape(of: dataset, label).elementCount
      return try scope.elements(
        element, count: count, type: types[element.dataType], of: dataset, label)
    }
  }
}
