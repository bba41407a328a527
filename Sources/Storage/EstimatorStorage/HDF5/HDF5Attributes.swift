internal import CHDF5

/// Attributes: text, or a list of integers.
extension HDF5Scope {
  func writeAttribute(_ name: String, _ text: String, to object: hid_t) throws {
    let (bytes, byteCount) = try padded([text])
    try nested { scope in
      let space = try scope.keep(H5Screate(H5S_SCALAR), "make a scalar")
      let type = try scope.textType(byteCount: byteCount)
      try scope.writeAttribute(name, bytes, type: type, space: space, to: object)
    }
  }

  func writeAttribute(_ name: String, _ numbers: [Int64], to object: hid_t) throws {
    try nested { scope in
      let space = try scope.space(of: Shape([numbers.count]))
      let type = try scope.keep(chdf5_int64(), "make a type")
      try scope.writeAttribute(name, numbers, type: type, space: space, to: object)
    }
  }

  private func writeAttribute<Value>(
    _ name: String, _ values: [Value], type: hid_t, space: hid_t, to object: hid_t
  ) throws {
    let properties = try shared(.attribute) { scope in
      let properties = try scope.keep(chdf5_attribute_creation(), "make properties")
      try scope.check(H5Pset_char_encoding(properties, H5T_CSET_UTF8), "name attributes in UTF-8")
      return properties
    }
    let attribute = try keep(
      H5Acreate2(object, name, type, space, properties, chdf5_default()),
      "create the attribute \(name)")
    if values.isEmpty { return }
    try check(
      values.withUnsafeBytes { H5Awrite(attribute, type, $0.baseAddress) },
      "write the attribute \(name)")
  }

  func hasAttribute(_ name: String, of object: hid_t) -> Bool { H5Aexists(object, name) > 0 }

  /// The text of an attribute.
  func textAttribute(_ name: String, of object: hid_t) throws -> String {
    try nested { scope in
      let attribute = try scope.keep(
        H5Aopen(object, name, chdf5_default()), "open the attribute \(name)")
      let type = try scope.keep(H5Aget_type(attribute), "read the type of the attribute \(name)")
      let owner = "the attribute \(name)"
      let byteCount = try scope.textByteCount(of: type, of: owner)
      try scope.checkCount(of: attribute, is: 1, owner)
      var bytes = [UInt8](repeating: 0, count: byteCount)
      try scope.check(H5Aread(attribute, type, &bytes), "read \(owner)")
      return try scope.texts(in: bytes, byteCount: byteCount, of: owner)[0]
    }
  }

  /// The integers of an attribute of at most `limit` elements.
  func numbersAttribute(_ name: String, of object: hid_t, limit: Int) throws -> [Int64] {
    try nested { scope in
      let owner = "the attribute \(name)"
      let attribute = try scope.keep(H5Aopen(object, name, chdf5_default()), "open \(owner)")
      let type = try scope.keep(H5Aget_type(attribute), "read the type of \(owner)")
      let int64 = try scope.keep(chdf5_int64(), "make a type")
      let space = try scope.keep(H5Aget_space(attribute), "measure \(owner)")
      let count = H5Sget_simple_extent_npoints(space)
      guard H5Tequal(type, int64) > 0, 0...Int64(limit) ~= Int64(count) else {
        throw scope.failure("\(owner) is not a list of int64")
      }
      var numbers = [Int64](repeating: 0, count: Int(count))
      if count > 0 { try scope.check(H5Aread(attribute, int64, &numbers), "read \(owner)") }
      return numbers
    }
  }

  private func checkCount(of attribute: hid_t, is count: Int, _ owner: String) throws {
    let space = try keep(H5Aget_space(attribute), "measure \(owner)")
    guard H5Sget_simple_extent_npoints(space) == count else {
      throw failure("\(owner) does not have \(count) elements")
    }
  }
}
