internal import CHDF5

/// The names of what an object holds, in the order of creation if the file kept it, else in byte order.
extension HDF5Scope {
  /// - Throws: `StorageError` when a link is not a hard one: others lead out of the file.
  func linkNames(in group: hid_t) throws -> [String] {
    let list = try keep(H5Gget_create_plist(group), "read the properties of a group")
    var order: UInt32 = 0
    try check(H5Pget_link_creation_order(list, &order), "read the order of links")
    var names = NameCollector()
    let status = withUnsafeMutablePointer(to: &names) {
      H5Literate(
        group, index(order), H5_ITER_INC, nil,
        { _, name, info, names in
          NameCollector.add(name, ifTrue: info?.pointee.type == H5L_TYPE_HARD, to: names)
        }, $0)
    }
    return try finish(names, status, "the links of a group")
  }

  func attributeNames(of object: hid_t) throws -> [String] {
    let list = try keep(H5Gget_create_plist(object), "read the properties of a group")
    var order: UInt32 = 0
    try check(H5Pget_attr_creation_order(list, &order), "read the order of attributes")
    var names = NameCollector()
    let status = withUnsafeMutablePointer(to: &names) {
      H5Aiterate2(
        object, index(order), H5_ITER_INC, nil,
        { _, name, _, names in NameCollector.add(name, ifTrue: true, to: names) }, $0)
    }
    return try finish(names, status, "the attributes of the file")
  }

  private func index(_ order: UInt32) -> H5_index_t {
    order & UInt32(H5P_CRT_ORDER_TRACKED) == 0 ? H5_INDEX_NAME : H5_INDEX_CRT_ORDER
  }

  private func finish(
    _ collector: NameCollector, _ status: herr_t, _ owner: String
  ) throws -> [String] {
    try check(status, "list \(owner)")
    guard collector.isGood else { throw failure("\(owner) are not all plain and in UTF-8") }
    return collector.names
  }
}

/// What the iterations fill.
private struct NameCollector {
  var names: [String] = []
  var isGood = true

  static func add(
    _ name: UnsafePointer<CChar>?, ifTrue isPlain: Bool, to context: UnsafeMutableRawPointer?
  ) -> herr_t {
    guard let context, let name else { return -1 }
    let collector = context.assumingMemoryBound(to: NameCollector.self)
    if isPlain, let text = String(validatingCString: name) {
      collector.pointee.names.append(text)
    } else {
      collector.pointee.isGood = false
    }
    return 0
  }
}
