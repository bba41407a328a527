import Glibc

/// The files of the machine.
///
/// Names are taken to be UTF-8. A path with a zero byte names nothing.
struct SystemFileSystem: FileSystem {
  func read(_ path: String) throws -> [UInt8] {
    let file = try OpenFile(path, O_RDONLY, "read")
    return try file.readAll()
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC, "write")
    try file.write(bytes)
  }

  func sync(_ path: String) throws {
    // For writing, which directories refuse.
    try OpenFile(path, O_WRONLY, "sync").sync()
  }

  func syncDirectory(_ path: String) throws {
    try OpenFile(path, O_RDONLY | O_DIRECTORY, "sync directory").sync()
  }

  func rename(_ path: String, to newPath: String) throws {
    try call("rename", path, newPath) { unsafe Glibc.rename(path, newPath) }
  }

  func remove(_ path: String) throws {
    try call("remove", path) { unsafe Glibc.remove(path) }
  }

  func kind(of path: String) throws -> FileKind? {
    do {
      return try status(of: path, "look at").st_mode & S_IFMT == S_IFDIR ? .directory : .file
    } catch let error as FileError where error.kind == .notFound || error.kind == .notADirectory {
      return nil
    }
  }

  func modificationTime(of path: String) throws -> Double {
    let time = try status(of: path, "look at").st_mtim
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  func createDirectory(_ path: String) throws {
    if try kind(of: path) == .directory { return }
    let parent = path.droppingTrailingSlashes.directoryPath
    if try kind(of: parent) == nil { try createDirectory(parent) }
    do {
      try call("create directory", path) { unsafe mkdir(path, 0o777) }
    } catch let error as FileError where error.kind == .alreadyExists {
      // Another thread or process was faster.
      guard try kind(of: path) == .directory else { throw error }
    }
    try syncDirectory(parent)
  }

  func makeTemporaryDirectory() throws -> String {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    let pattern = base.appending(path: "estimator-XXXXXX")
    var bytes = Array(pattern.utf8CString)
    let made = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
    }
    guard made else { throw FileError(code: errno, "create directory", pattern) }
    return String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func status(of path: String, _ action: String) throws -> stat {
    var status = stat()
    try call(action, path) { unsafe stat(path, &status) }
    return status
  }
}
