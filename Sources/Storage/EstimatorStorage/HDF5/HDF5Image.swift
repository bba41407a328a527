internal import CHDF5

/// HDF5 files that exist only as bytes in memory, with 512 bytes at the start left free for the seal.
enum HDF5Image {
  /// Where the superblock, which follows the user block, holds the address of the file's end.
  private static let endAddress = Seal.byteCount + 28

  /// Most files are small, and giving back a block of 64 KB or more makes the C library tidy up its memory.
  private static let leastGrowth = 1 << 14

  /// The bytes of the file that `fill` makes.
  ///
  /// - Parameters:
  ///   - expectedByteCount: About how large it will be.
  ///   - fill: Called with the open file.
  static func bytes(
    expectedByteCount: Int, _ fill: (HDF5Scope, _ file: hid_t) throws -> Void
  ) throws -> [UInt8] {
    try HDF5Library.locked(failingAs: .unwritable) { scope in
      let access = try accessProperties(
        growingBy: min(max(expectedByteCount, leastGrowth), 1 << 30), scope)
      try chooseFormat(access, scope)
      let file = try scope.keep(
        chdf5_create("image", creationProperties(scope), access), "create a file in memory")
      try scope.nested { try fill($0, file) }
      try scope.check(H5Fflush(file, H5F_SCOPE_GLOBAL), "finish the file")
      return try copy(of: file, scope)
    }
  }

  /// Calls `body` with the file whose bytes are `image`, open for reading.
  static func reading<Result: Sendable>(
    _ image: [UInt8], _ body: (HDF5Scope, _ file: hid_t) throws -> Result
  ) throws -> Result {
    try HDF5Library.locked(failingAs: .malformed) { scope in
      let access = try accessProperties(growingBy: leastGrowth, scope)
      let status = image.withUnsafeBytes {
        H5Pset_file_image(access, UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
      }
      try scope.check(status, "take over the file")
      let file = try scope.keep(chdf5_open("image", access), "open the file")
      return try scope.nested { try body($0, file) }
    }
  }

  /// A file in memory, never on disk.
  private static func accessProperties(
    growingBy increment: Int, _ scope: HDF5Scope
  ) throws -> hid_t {
    let properties = try scope.keep(chdf5_file_access(), "make properties")
    try scope.check(H5Pset_fapl_core(properties, increment, false), "keep files in memory")
    return properties
  }

  /// The format of HDF5 1.8, without gaps between the parts.
  private static func chooseFormat(_ access: hid_t, _ scope: HDF5Scope) throws {
    try scope.check(
      H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18), "choose the format")
    try scope.check(H5Pset_meta_block_size(access, 0), "leave no gaps")
    try scope.check(H5Pset_small_data_block_size(access, 0), "leave no gaps")
  }

  private static func creationProperties(_ scope: HDF5Scope) throws -> hid_t {
    let properties = try scope.keep(chdf5_file_creation(), "make properties")
    try scope.check(H5Pset_userblock(properties, hsize_t(Seal.byteCount)), "leave a user block")
    try scope.check(H5Pset_obj_track_times(properties, false), "leave out times")
    try scope.check(
      H5Pset_attr_creation_order(properties, HDF5Layout.order), "keep the order of attributes")
    return properties
  }

  /// The bytes of an open file. (`H5Fget_file_image` of HDF5 1.10 is wrong for files with a user block.)
  private static func copy(of file: hid_t, _ scope: HDF5Scope) throws -> [UInt8] {
    var handle: UnsafeMutableRawPointer?
    var size: hsize_t = 0
    try scope.check(H5Fget_vfd_handle(file, chdf5_default(), &handle), "find the bytes")
    try scope.check(H5Fget_filesize(file, &size), "measure the file")
    guard let start = handle?.assumingMemoryBound(to: UnsafeRawPointer?.self).pointee else {
      throw scope.failure("libhdf5 has lost the bytes")
    }
    let end = start.loadUnaligned(fromByteOffset: endAddress, as: UInt64.self)
    guard end <= size else { throw scope.failure("libhdf5 has not finished the file") }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(end)))
  }
}
