internal import CHDF5

/// The HDF5 types of tensors' elements, little-endian, in the file and in memory alike.
struct StoredTypes {
  /// In the order in which a type that was read is looked for.
  private let types: [(dataType: DataType, identifier: hid_t)]

  init(_ scope: HDF5Scope) throws {
    let makers: [(DataType, () throws -> hid_t)] = [
      (.float32, chdf5_float32), (.float64, chdf5_float64), (.int64, chdf5_int64),
      (.int32, chdf5_int32), (.int16, chdf5_int16), (.int8, chdf5_int8),
      (.uint64, chdf5_uint64), (.uint32, chdf5_uint32), (.uint16, chdf5_uint16),
      (.uint8, chdf5_uint8), (.float16, { try Self.float16(scope) }),
      (.bool, { try Self.bool(scope) }),
    ]
    types = try makers.map { ($0, try scope.keep($1(), "make the type \($0)")) }
  }

  /// The type that elements of `dataType` have in a file. A bfloat16 is stored as its bits.
  ///
  /// - Precondition: elements of `dataType` have a fixed size.
  subscript(dataType: DataType) -> hid_t {
    let stored = dataType == .bfloat16 ? .uint16 : dataType
    guard let type = types.first(where: { $0.dataType == stored }) else {
      preconditionFailure("Elements of type \(dataType) are not stored as an array")
    }
    return type.identifier
  }

  /// What a type found in a file is, or `nil` if it is none of ours.
  func dataType(of type: hid_t) -> DataType? {
    types.first { H5Tequal($0.identifier, type) > 0 }?.dataType
  }

  /// IEEE half precision: ten bits of fraction, five of exponent.
  private static func float16(_ scope: HDF5Scope) throws -> hid_t {
    let type = chdf5_float32()
    try scope.check(H5Tset_fields(type, 15, 10, 5, 0, 10), "make half precision")
    try scope.check(H5Tset_size(type, 2), "make half precision")
    try scope.check(H5Tset_ebias(type, 15), "make half precision")
    return type
  }

  /// An enumeration that h5py reads as bool.
  private static func bool(_ scope: HDF5Scope) throws -> hid_t {
    let type = H5Tenum_create(try scope.keep(chdf5_int8(), "make the base of bool"))
    for (name, value) in [("FALSE", Int8(0)), ("TRUE", 1)] {
      try scope.check(
        withUnsafePointer(to: value) { H5Tenum_insert(type, name, $0) }, "make the type bool")
    }
    return type
  }
}
