internal import CHDF5

/// Datasets as arrays of memory, and the spaces that say their shape.
extension HDF5Scope {
  func space(of shape: Shape) throws -> hid_t {
    if shape.rank == 0 { return try keep(H5Screate(H5S_SCALAR), "make a scalar") }
    let dimensions = shape.dimensions.map { hsize_t($0) }
    return try keep(
      H5Screate_simple(Int32(dimensions.count), dimensions, nil), "make the shape \(shape)")
  }

  /// Creates a dataset in `parent` and writes `memory` into it. It stays open as long as this scope.
  @discardableResult
  func writeDataset(
    _ link: String, type: hid_t, shape: Shape, memory: UnsafeRawBufferPointer, in parent: hid_t
  ) throws -> hid_t {
    let dataset = try keep(
      H5Dcreate2(
        parent, link, type, space(of: shape), linkProperties(),
        datasetProperties(byteCount: memory.count), chdf5_default()),
      "create the dataset \(link)")
    if memory.isEmpty { return dataset }
    try check(
      H5Dwrite(
        dataset, type, chdf5_all(), chdf5_all(), chdf5_default(), memory.baseAddress),
      "write the dataset \(link)")
    return dataset
  }

  func linkProperties() throws -> hid_t {
    try shared(.link) { scope in
      let properties = try scope.keep(chdf5_link_creation(), "make properties")
      try scope.check(H5Pset_char_encoding(properties, H5T_CSET_UTF8), "name links in UTF-8")
      return properties
    }
  }

  private func datasetProperties(byteCount: Int) throws -> hid_t {
    byteCount <= HDF5Layout.compactByteCount
      ? try shared(.compactDataset) { try $0.datasetProperties(H5D_COMPACT) }
      : try shared(.contiguousDataset) { try $0.datasetProperties(H5D_CONTIGUOUS) }
  }

  private func datasetProperties(_ layout: H5D_layout_t) throws -> hid_t {
    let properties = try keep(chdf5_dataset_creation(), "make properties")
    try check(H5Pset_obj_track_times(properties, false), "leave out times")
    try check(H5Pset_fill_time(properties, H5D_FILL_TIME_NEVER), "leave out filling")
    try check(H5Pset_dset_no_attrs_hint(properties, true), "reserve no space")
    try check(H5Pset_layout(properties, layout), "choose a layout")
    return properties
  }

  /// A group that keeps the order of its links.
  func createGroup(
    _ link: String, linkCount: Int, nameByteCount: Int, in parent: hid_t
  ) throws -> hid_t {
    let properties = try keep(chdf5_group_creation(), "make properties")
    try check(H5Pset_obj_track_times(properties, false), "leave out times")
    try check(H5Pset_link_creation_order(properties, HDF5Layout.order), "keep the order of links")
    try check(
      H5Pset_link_phase_change(
        properties, HDF5Layout.compactLinkCount, HDF5Layout.compactLinkCount / 2),
      "choose how links are stored")
    try check(
      H5Pset_est_link_info(
        properties, UInt32(min(linkCount, 65535)), UInt32(min(nameByteCount, 65535))),
      "say how many links come")
    return try keep(
      H5Gcreate2(parent, link, linkProperties(), properties, chdf5_default()),
      "create the group \(link)")
  }
}
