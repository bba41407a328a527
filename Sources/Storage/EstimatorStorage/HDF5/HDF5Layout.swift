internal import CHDF5

/// The decisions of the layout that writing and reading share.
enum HDF5Layout {
  static let tensors = "tensors"
  static let records = "records"

  /// Attribute of a tensor: its name before percent-encoding.
  static let name = "name"
  /// Attribute of a tensor whose type HDF5 has no word for: `bfloat16` or `string`.
  static let dataType = "dtype"
  /// Attribute of a string tensor.
  static let shape = "shape"
  /// The parts of a string tensor.
  static let offsets = "offsets"
  static let bytes = "bytes"

  /// Links and attributes remember the order in which they were created.
  static let order = UInt32(H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED)

  /// Up to so many bytes are stored inside a dataset's header.
  static let compactByteCount = 1 << 13

  /// Up to so many links are stored inside a group's header.
  static let compactLinkCount: UInt32 = 256
}
