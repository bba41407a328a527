internal import CHDF5

extension HDF5Scope {
  /// All tensors of the group `/tensors`.
  ///
  /// - Parameter isWanted: Which names to read.
  func tensors(
    in file: hid_t, where isWanted: (String) -> Bool
  ) throws -> OrderedDictionary<String, Tensor> {
    let types = try StoredTypes(self)
    let group = try keep(
      H5Gopen2(file, HDF5Layout.tensors, chdf5_default()), "open the group /tensors")
    var seen: Set<String> = []
    var pairs: [(String, Tensor)] = []
    for link in try linkNames(in: group) {
      guard let name = LinkName.decode(link), seen.insert(name).inserted else {
        throw failure("/tensors/\(link) is not a percent-encoded name, or there twice")
      }
      guard isWanted(name) else { continue }
      pairs.append((name, try nested { try $0.tensor(name, at: link, types, in: group) }))
    }
    return OrderedDictionary(pairs)
  }

  private func tensor(
    _ name: String, at link: String, _ types: StoredTypes, in group: hid_t
  ) throws -> Tensor {
    let object = try keep(H5Oopen(group, link, chdf5_default()), "open the tensor \(name)")
    try checkName(name, at: link, of: object)
    return H5Iget_type(object) == H5I_GROUP
      ? try stringTensor(name, types, of: object) : try array(name, types, of: object)
  }

  /// The attribute `name` may be left out; if it is there, it says what the link says.
  private func checkName(_ name: String, at link: String, of object: hid_t) throws {
    guard hasAttribute(HDF5Layout.name, of: object) else { return }
    let found = try textAttribute(HDF5Layout.name, of: object)
    guard Array(found.utf8) == Array(name.utf8) || name.utf8.contains(0) && found == link else {
      throw failure("/tensors/\(link) has the name \(found)")
    }
  }

  /// A tensor stored as one dataset.
  private func array(_ name: String, _ types: StoredTypes, of dataset: hid_t) throws -> Tensor {
    guard H5Iget_type(dataset) == H5I_DATASET else { throw failure("\(name) is not a dataset") }
    guard let stored = types.dataType(of: try type(of: dataset, name)) else {
      throw failure("\(name) has a type that tensors do not have, or is not little-endian")
    }
    let shape = try shape(of: dataset, name)
    return switch try dataType(name, stored: stored, of: dataset) {
    case .float16: try read(Float16.self, shape, types, dataset, name)
    case .float32: try read(Float.self, shape, types, dataset, name)
    case .float64: try read(Double.self, shape, types, dataset, name)
    case .int8: try read(Int8.self, shape, types, dataset, name)
    case .int16: try read(Int16.self, shape, types, dataset, name)
    case .int32: try read(Int32.self, shape, types, dataset, name)
    case .int64: try read(Int64.self, shape, types, dataset, name)
    case .uint8: try read(UInt8.self, shape, types, dataset, name)
    case .uint16: try read(UInt16.self, shape, types, dataset, name)
    case .uint32: try read(UInt32.self, shape, types, dataset, name)
    case .uint64: try read(UInt64.self, shape, types, dataset, name)
    case .bfloat16: try readBFloat16(shape, types, dataset, name)
    case .bool: try readBool(shape, types, dataset, name)
    case .string, .resource: throw failure("\(name) is not stored as an array")
    }
  }

  /// What the dataset's type and its attribute `dtype` say together.
  private func dataType(
    _ name: String, stored: DataType, of dataset: hid_t
  ) throws -> DataType {
    guard hasAttribute(HDF5Layout.dataType, of: dataset) else { return stored }
    let word = try textAttribute(HDF5Layout.dataType, of: dataset)
    if word == DataType.bfloat16.rawValue, stored == .uint16 { return .bfloat16 }
    guard word == stored.rawValue else { throw failure("\(name) is \(stored) and says \(word)") }
    return stored
  }

  private func read<Element: TensorElement & BitwiseCopyable>(
    _ element: Element.Type, _ shape: Shape, _ types: StoredTypes, _ dataset: hid_t, _ name: String
  ) throws -> Tensor {
    Tensor(
      try elements(
        element, count: shape.elementCount, type: types[element.dataType], of: dataset, name),
      shape: shape)
  }

  private func readBFloat16(
    _ shape: Shape, _ types: StoredTypes, _ dataset: hid_t, _ name: String
  ) throws -> Tensor {
    let bits = try elements(
      UInt16.self, count: shape.elementCount, type: types[.uint16], of: dataset, name)
    return Tensor(bits.map { BFloat16(bitPattern: $0) }, shape: shape)
  }

  private func readBool(
    _ shape: Shape, _ types: StoredTypes, _ dataset: hid_t, _ name: String
  ) throws -> Tensor {
    let bytes = try elements(
      UInt8.self, count: shape.elementCount, type: types[.bool], of: dataset, name)
    guard bytes.allSatisfy({ $0 <= 1 }) else { throw failure("\(name) is neither true nor false") }
    return Tensor(bytes.map { $0 == 1 }, shape: shape)
  }
}
