/// Files by path. What was written is sure to survive a crash only after it, and its directory, are synced.
public protocol FileSystem: Sendable {
  /// The whole content of a file.
  func read(_ path: String) throws -> [UInt8]
  /// Creates the file, or empties it, and writes `bytes`.
  func write(_ bytes: [UInt8], to path: String) throws
  /// Makes the content of a file durable.
  func sync(_ path: String) throws
  /// Gives a file or directory another name, replacing a file or an empty directory that had it.
  func rename(_ path: String, to newPath: String) throws
  /// Makes creations, renames and removals in a directory durable.
  func syncDirectory(_ path: String) throws
  /// Removes a file or an empty directory.
  func remove(_ path: String) throws
  /// The names in a directory, in byte order.
  func list(_ path: String) throws -> [String]
  /// What is at `path`; `nil` when nothing is.
  func kind(of path: String) throws -> FileKind?
  /// Creates a directory and those above it, durably; one that exists is left as it is.
  func createDirectory(_ path: String) throws
  /// Seconds since 1970.
  func modificationTime(of path: String) throws -> Double
  /// A new empty directory of a name not used before.
  func makeTemporaryDirectory() throws -> String
}

public enum FileKind: Sendable, Hashable { case file, directory }

extension FileSystem {
  /// Puts `bytes` at `path` so that a reader, also after a crash, finds the old content or the new, never a part.
  public func replace(_ path: String, with bytes: [UInt8]) throws {
    let temporary = path + ".tmp"
    try write(bytes, to: temporary)
    try sync(temporary)
    try rename(temporary, to: path)
    try syncDirectory(path.directoryPath)
  }

  /// Removes a directory with all that is in it, or a file; nothing, when nothing is there.
  package func removeAll(at path: String) throws {
    guard let kind = try kind(of: path) else { return }
    if kind == .directory {
      for name in try list(path) { try removeAll(at: path.appending(path: name)) }
    }
    try remove(path)
  }
}

extension String {
  /// The part of a path before its last slash: `.` when it has none.
  package var directoryPath: String {
    // By bytes: a slash that an accent follows is still a slash.
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// This path without slashes at its end, unless it is the root.
  package var droppingTrailingSlashes: String {
    guard let last = utf8.lastIndex(where: { $0 != UInt8(ascii: "/") }) else {
      return isEmpty ? "" : "/"
    }
    return String(self[...last])
  }

  /// This directory's entry called `name`.
  package func appending(path name: String) -> String {
    hasSuffix("/") ? self + name : "\(self)/\(name)"
  }
}

/// A file operation that failed.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable {
    case notFound, alreadyExists, notADirectory, isADirectory, notEmpty, notPermitted, noSpace,
      inputOutput
  }

  public let kind: Kind
  public let path: String
  /// What was tried, such as `write`.
  public let action: String

  public init(_ kind: Kind, _ action: String, _ path: String) {
    self.kind = kind
    self.action = action
    self.path = path
  }

  public var description: String { "cannot \(action) \(path): \(kind.rawValue)" }
}
