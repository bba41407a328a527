import Glibc

extension SystemFileSystem {
  func list(_ path: String) throws -> [String] {
    guard let directory = unsafe opendir(path) else { throw FileError(code: errno, "list", path) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let name = try unsafe nextName(in: directory, path) {
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func nextName(in directory: OpaquePointer, _ path: String) throws -> String? {
    errno = 0
    guard let entry = unsafe readdir(directory) else {
      if errno != 0 { throw FileError(code: errno, "list", path) }
      return nil
    }
    // The entry may be shorter than its type says, so it is not copied as a whole.
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let name = unsafe UnsafeRawPointer(entry) + offset
    return unsafe String(cString: name.assumingMemoryBound(to: CChar.self))
  }
}
