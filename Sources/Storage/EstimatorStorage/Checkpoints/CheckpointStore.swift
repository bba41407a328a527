/// The checkpoint files of one directory, one at a time.
///
/// A checkpoint is known by its prefix, `<directory>/model.ckpt-5`, as in TensorFlow; its file is the
/// prefix followed by `.h5`. Which checkpoints to write and to keep, and when, is not decided here.
package struct CheckpointStore: Sendable {
  package let directory: String
  package let files: any FileSystem
  package let basename: String

  package init(
    directory: String, files: any FileSystem, basename: String = CheckpointStore.defaultBasename
  ) {
    self.directory = directory
    self.files = files
    self.basename = basename
  }

  package static let defaultBasename = "model.ckpt"

  private static let suffix = ".h5"
}

// MARK: Names

extension CheckpointStore {
  /// The name inside the directory: `model.ckpt-5`.
  package func name(step: Int) -> String { "\(basename)-\(step)" }

  /// The directory joined with the name.
  package func prefix(step: Int) -> String { directory.appending(path: name(step: step)) }

  /// The prefix that a name in the state file stands for: relative names are inside the directory.
  package func prefix(named name: String) -> String {
    // checkpoint.state (CKPT-41)
    name.utf8.first == UInt8(ascii: "/") ? name : directory.appending(path: name)
  }

  /// The file of the checkpoint at `prefix`.
  package static func path(ofPrefix prefix: String) -> String { prefix + suffix }

  /// The step that a prefix or name ends in.
  package static func step(ofPrefix prefix: String) -> Int? {
    guard let hyphen = prefix.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let digits = prefix.utf8[hyphen...].dropFirst()
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // A step that went below zero is written with a sign: model.ckpt--5.
    let isNegative = prefix.utf8[..<hyphen].last == UInt8(ascii: "-")
    return Int((isNegative ? "-" : "") + (String(digits) ?? ""))
  }

  /// The name of the checkpoint whose file is called `fileName`, or `nil` if that is no checkpoint's.
  package static func name(ofFile fileName: String) -> String? {
    guard fileName.hasSuffix(suffix) else { return nil }
    let name = String(fileName.dropLast(suffix.count))
    return step(ofPrefix: name) == nil ? nil : name
  }
}

// MARK: Files

extension CheckpointStore {
  /// Writes a checkpoint so that a crash leaves the old file or the new one.
  ///
  /// - Returns: Its prefix.
  /// - Throws: `FileError`, of kind `.notFound` when the directory is missing; `StorageError`.
  @discardableResult
  package func write(_ checkpoint: Checkpoint) throws -> String {
    let prefix = prefix(step: checkpoint.step)
    let path = Self.path(ofPrefix: prefix)
    try files.replace(path, with: try naming(path) { try checkpoint.encoded() })
    return prefix
  }

  /// - Throws: `FileError`, of kind `.notFound` when there is none; `StorageError`, naming the file.
  package func read(_ prefix: String) throws -> Checkpoint {
    let path = Self.path(ofPrefix: prefix)
    let bytes = try files.read(path)
    return try naming(path) { try Checkpoint(decoding: bytes) }
  }

  /// Whether the checkpoint's file is there. It may still be damaged.
  package func exists(_ prefix: String) throws -> Bool {
    try files.kind(of: Self.path(ofPrefix: prefix)) == .file
  }

  /// Seconds since 1970.
  package func modificationTime(of prefix: String) throws -> Double {
    try files.modificationTime(of: Self.path(ofPrefix: prefix))
  }

  package func remove(_ prefix: String) throws {
    try files.remove(Self.path(ofPrefix: prefix))
  }
}

// MARK: State

extension CheckpointStore {
  private var statePath: String { directory.appending(path: CheckpointState.fileName) }

  /// What the state file says, or `nil` if there is none.
  ///
  /// - Throws: `FileError`; `StorageError` of kind `.syntax`.
  package func readState() throws -> CheckpointState? {
    guard try files.kind(of: statePath) == .file else { return nil }
    let bytes = try files.read(statePath)
    return try naming(statePath) { try CheckpointState(parsing: bytes) }
  }

  /// Replaces the state file at once.
  package func write(_ state: CheckpointState) throws {
    try files.replace(statePath, with: Array(state.text.utf8))
  }
}
