internal import CHDF5

extension HDF5Scope {
  /// Writes tensors into the group `/tensors`, in the given order.
  func write(_ tensors: OrderedDictionary<String, Tensor>, to file: hid_t) throws {
    let types = try StoredTypes(self)
    let links = tensors.map { LinkName.encode($0.key) }
    let nameByteCount = links.reduce(0) { $0 + $1.utf8.count } / max(links.count, 1)
    let group = try createGroup(
      HDF5Layout.tensors, linkCount: links.count, nameByteCount: nameByteCount, in: file)
    for (link, (name, tensor)) in zip(links, tensors) {
      try nested { try $0.write(tensor, named: name, as: link, types, in: group) }
    }
  }

  private func write(
    _ tensor: Tensor, named name: String, as link: String, _ types: StoredTypes, in group: hid_t
  ) throws {
    let object =
      if case .string(let strings) = tensor.elements {
        try write(strings, shape: tensor.shape, as: link, types, in: group)
      } else {
        try writeArray(tensor, as: link, types, in: group)
      }
    try writeAttribute(HDF5Layout.name, name.utf8.contains(0) ? link : name, to: object)
    if tensor.dataType == .bfloat16 || tensor.dataType == .string {
      try writeAttribute(HDF5Layout.dataType, tensor.dataType.rawValue, to: object)
    }
  }

  private func writeArray(
    _ tensor: Tensor, as link: String, _ types: StoredTypes, in group: hid_t
  ) throws -> hid_t {
    try tensor.withMemory {
      try writeDataset(
        link, type: types[tensor.dataType], shape: tensor.shape, memory: $0, in: group)
    }
  }

  /// Writes strings as a group: all their bytes, and where each begins and the last one ends.
  private func write(
    _ strings: [ByteString], shape: Shape, as link: String, _ types: StoredTypes, in group: hid_t
  ) throws -> hid_t {
    let parts = try createGroup(link, linkCount: 2, nameByteCount: 6, in: group)
    let bytes = strings.flatMap(\.bytes)
    let offsets = strings.reduce(into: [Int64(0)]) { $0.append($0.last! + Int64($1.bytes.count)) }
    try writeAttribute(HDF5Layout.shape, shape.dimensions.map { Int64($0) }, to: parts)
    for tensor in [(HDF5Layout.offsets, Tensor(offsets)), (HDF5Layout.bytes, Tensor(bytes))] {
      _ = try writeArray(tensor.1, as: tensor.0, types, in: parts)
    }
    return parts
  }
}
