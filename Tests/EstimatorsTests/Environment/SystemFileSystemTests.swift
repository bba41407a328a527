import Estimators
import Testing

@Suite("SystemFileSystem")
struct SystemFileSystemTests {
  let files = SystemEnvironment().files

  /// Runs `body` in an empty directory that is removed afterwards.
  func inDirectory(_ body: (String) throws -> Void) throws {
    let directory = try files.makeTemporaryDirectory()
    defer { try? files.removeAll(at: directory) }
    try body(directory)
  }

  func failure(_ body: () throws -> Void) -> FileError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? FileError)?.kind
    }
  }

  @Test(
    "what is written is read back, whatever its size",
    arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_003])
  func roundTrip(size: Int) throws {
    try inDirectory { directory in
      let path = directory.appending(path: "a file")
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try files.write(bytes, to: path)
      try files.sync(path)
      #expect(try files.read(path) == bytes)
      try files.write([7], to: path)
      #expect(try files.read(path) == [7])
    }
  }

  @Test("a file that claims to be empty is read to its end")
  func virtualFile() throws {
    #expect(try !files.read("/proc/self/status").isEmpty)
  }

  @Test("replace leaves the new content, and no other file")
  func replace() throws {
    try inDirectory { directory in
      let path = directory.appending(path: "état")
      try files.replace(path, with: [1])
      try files.replace(path, with: [2])
      #expect(try files.read(path) == [2])
      #expect(try files.list(directory) == ["état"])
    }
  }

  @Test("list is in byte order")
  func list() throws {
    try inDirectory { directory in
      for name in ["b", "a", "é", "z", "Z", "10", "9"] {
        try files.write([], to: directory.appending(path: name))
      }
      #expect(try files.list(directory) == ["10", "9", "Z", "a", "b", "z", "é"])
    }
  }

  @Test("directories are created with those above them, and again without harm")
  func createDirectory() throws {
    try inDirectory { directory in
      for path in ["a/b/c", "a/b/c", "a/d/", "."] {
        try files.createDirectory(directory.appending(path: path))
      }
      #expect(try files.list(directory.appending(path: "a")) == ["b", "d"])
      #expect(try files.kind(of: directory.appending(path: "a/b/c")) == .directory)
      try files.write([], to: directory.appending(path: "f"))
      #expect(
        failure { try files.createDirectory(directory.appending(path: "f")) } == .alreadyExists)
      #expect(
        failure { try files.createDirectory(directory.appending(path: "f/g")) } != nil)
    }
  }

  @Test("each failure has its kind")
  func failures() throws {
    try inDirectory { directory in
      let file = directory.appending(path: "file")
      let missing = directory.appending(path: "missing/file")
      try files.write([1], to: file)
      #expect(failure { _ = try files.read(missing) } == .notFound)
      #expect(failure { try files.write([], to: missing) } == .notFound)
      #expect(failure { _ = try files.read(directory) } == .isADirectory)
      #expect(failure { try files.write([], to: directory) } == .isADirectory)
      #expect(failure { _ = try files.list(file) } == .notADirectory)
      #expect(failure { _ = try files.read(file + "/x") } == .notADirectory)
      #expect(failure { try files.syncDirectory(file) } == .notADirectory)
      #expect(failure { try files.remove(directory) } == .notEmpty)
      #expect(failure { try files.remove(missing) } == .notFound)
      #expect(failure { try files.rename(missing, to: file) } == .notFound)
      #expect(failure { try files.remove("/proc/version") } == .notPermitted)
      #expect(failure { _ = try files.read(file + "\0x") } == .notFound)
    }
  }

  @Test("a full device says so")
  func noSpace() {
    #expect(failure { try files.write([1], to: "/dev/full") } == .noSpace)
  }

  @Test("kind tells files, directories and nothing apart")
  func kind() throws {
    try inDirectory { directory in
      let file = directory.appending(path: "file")
      try files.write([], to: file)
      #expect(try files.kind(of: directory) == .directory)
      #expect(try files.kind(of: file) == .file)
      #expect(try files.kind(of: file + "/x") == nil)
      #expect(try files.kind(of: directory + "/x") == nil)
    }
  }

  @Test("modification times are seconds since 1970")
  func modificationTime() throws {
    try inDirectory { directory in
      let file = directory.appending(path: "file")
      try files.write([], to: file)
      let now = SystemEnvironment().clock.now()
      #expect(abs(try files.modificationTime(of: file) - now) < 60)
      #expect(now > 1_700_000_000)
    }
  }

  @Test(
    "the directory of a path is what stands before its last slash",
    arguments: [
      ("a/b", "a"), ("a", "."), ("/a", "/"), ("/a/b/c", "/a/b"), ("a/\u{301}b", "a"),
    ])
  func directoryPath(path: String, directory: String) {
    #expect(path.directoryPath == directory)
  }
}
