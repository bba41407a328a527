import Glibc

/// A file that is open, and closed at the end of its life.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private let action: String

  /// Opens a file; one that is created is open to whom the process lets.
  init(_ path: String, _ flags: Int32, _ action: String) throws {
    descriptor = try call(action, path) { unsafe open(path, flags | O_CLOEXEC, 0o666) }
    self.path = path
    self.action = action
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Everything from here to the end.
  func readAll() throws -> [UInt8] {
    var content: [UInt8] = []
    var size = try expectedSize() + 1
    while true {
      let piece = try readPiece(size)
      if piece.isEmpty { return content }
      if content.isEmpty { content = piece } else { content += piece }
      size = max(size, 1 << 16)
    }
  }

  func write(_ bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      start += try call(action, path) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
        }
      }
    }
  }

  func sync() throws {
    try call(action, path) { fsync(descriptor) }
  }

  private func expectedSize() throws -> Int {
    var status = stat()
    try call(action, path) { unsafe fstat(descriptor, &status) }
    return status.st_size
  }

  private func readPiece(_ size: Int) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = try call(action, path) { unsafe read(descriptor, buffer.baseAddress, size) }
    }
  }
}

/// Makes a system call, again while signals interrupt it.
@discardableResult
func call<Result: SignedInteger>(
  _ action: String, _ paths: String..., body: () -> Result
) throws -> Result {
  let path = paths.first ?? ""
  guard !paths.contains(where: { $0.utf8.contains(0) }) else {
    throw FileError(.notFound, action, path)
  }
  while true {
    let result = body()
    if result >= 0 { return result }
    if errno != EINTR { throw FileError(code: errno, action, path) }
  }
}

extension FileError {
  /// What an `errno` means.
  init(code: Int32, _ action: String, _ path: String) {
    let kind: Kind =
      switch code {
      case ENOENT: .notFound
      case EEXIST: .alreadyExists
      case ENOTDIR: .notADirectory
      case EISDIR: .isADirectory
      case ENOTEMPTY: .notEmpty
      case EACCES, EPERM, EROFS: .notPermitted
      case ENOSPC, EDQUOT: .noSpace
      default: .inputOutput
      }
    self.init(kind, action, path)
  }
}
