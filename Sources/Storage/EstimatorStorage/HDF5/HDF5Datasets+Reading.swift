internal import CHDF5

extension HDF5Scope {
  /// The type of an open dataset's elements.
  func type(of dataset: hid_t, _ name: String) throws -> hid_t {
    try keep(H5Dget_type(dataset), "read the type of \(name)")
  }

  /// The shape of an open dataset.
  func shape(of dataset: hid_t, _ name: String) throws -> Shape {
    let space = try keep(H5Dget_space(dataset), "read the shape of \(name)")
    let kind = H5Sget_simple_extent_type(space)
    guard kind == H5S_SCALAR || kind == H5S_SIMPLE else { throw failure("\(name) has no shape") }
    let rank = H5Sget_simple_extent_ndims(space)
    guard rank >= 0 else { throw failure("\(name) has no shape") }
    var dimensions = [hsize_t](repeating: 0, count: Int(rank))
    try check(
      H5Sget_simple_extent_dims(space, &dimensions, nil), "read the dimensions of \(name)")
    return try shape(dimensions, name)
  }

  /// The shape with these dimensions.
  ///
  /// - Throws: `StorageError` when sizes computed from it would overflow.
  func shape(_ dimensions: [some BinaryInteger], _ name: String) throws -> Shape {
    var product = 1
    for dimension in dimensions {
      guard let size = Int(exactly: dimension), size >= 0 else {
        throw failure("\(name) has a dimension of \(dimension)")
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
      guard !overflow else { throw failure("\(name) is larger than any memory") }
      product = next
    }
    return Shape(dimensions.map { Int($0) })
  }

  /// The content of an open dataset of `count` elements of `Element`, which have the layout of `type`.
  func elements<Element: BitwiseCopyable>(
    _ element: Element.Type, count: Int, type: hid_t, of dataset: hid_t, _ name: String
  ) throws -> [Element] {
    try checkStorage(of: dataset, count: count, elementSize: MemoryLayout<Element>.stride, name)
    if count == 0 { return [] }
    var status: herr_t = 0
    let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      status = H5Dread(
        dataset, type, chdf5_all(), chdf5_all(), chdf5_default(), buffer.baseAddress)
      initializedCount = status < 0 ? 0 : count
    }
    try check(status, "read \(name)")
    return elements
  }

  /// Checks that all of a dataset's bytes are in this file as they are.
  private func checkStorage(
    of dataset: hid_t, count: Int, elementSize: Int, _ name: String
  ) throws {
    let properties = try keep(H5Dget_create_plist(dataset), "read the layout of \(name)")
    let layout = H5Pget_layout(properties)
    guard [H5D_COMPACT, H5D_CONTIGUOUS, H5D_CHUNKED].contains(layout),
      H5Pget_nfilters(properties) == 0, H5Pget_external_count(properties) == 0
    else { throw failure("\(name) is compressed, or not in this file") }
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: elementSize)
    guard !overflow, H5Dget_storage_size(dataset) >= hsize_t(byteCount) else {
      throw failure("\(name) was never written completely")
    }
  }
}
