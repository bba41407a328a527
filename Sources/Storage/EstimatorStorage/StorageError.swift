/// A stored file that cannot be written, or is not what it should be: a value, never a trap.
package struct StorageError: Error, Sendable, Hashable {
  package struct Kind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }

    /// The file ends before its content does.
    package static let truncated = Kind(rawValue: "truncated")
    /// An HDF5 file, but not a sealed one.
    package static let foreign = Kind(rawValue: "foreign")
    /// Not an HDF5 file of ours at all.
    package static let unknownFormat = Kind(rawValue: "unknown format")
    /// Sealed by a later version of this program.
    package static let unsupportedVersion = Kind(rawValue: "unsupported version")
    /// Ours, but of another kind than was asked for.
    package static let mismatched = Kind(rawValue: "wrong kind")
    /// The bytes are not those that were sealed.
    package static let corrupted = Kind(rawValue: "corrupted")
    /// The seal is good, but what is inside breaks the layout.
    package static let malformed = Kind(rawValue: "malformed")
    /// The file is fine and does not hold what was asked for.
    package static let missing = Kind(rawValue: "missing")
    /// A value that the layout cannot hold.
    package static let unwritable = Kind(rawValue: "unwritable")
    /// Text that cannot be parsed.
    package static let syntax = Kind(rawValue: "syntax")
  }

  package let kind: Kind
  /// The file, if the one who found the failure knows its name.
  package let file: String?
  /// The line, counted from 1, in a text file.
  package let line: Int?
  /// What is wrong.
  package let reason: String
  /// What to do about it.
  package let remedy: String

  package init(
    _ kind: Kind, file: String? = nil, line: Int? = nil, _ reason: String, remedy: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.reason = reason
    self.remedy = remedy
  }

  /// The same error, about the file at `path`.
  package func about(_ path: String) -> StorageError {
    StorageError(kind, file: file ?? path, line: line, reason, remedy: remedy)
  }
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return (place.isEmpty ? "" : "\(place): ") + "\(kind): \(reason). \(remedy)"
  }
}

/// Runs `body` and names `path` in a storage error that comes out of it.
func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let error as StorageError { throw error.about(path) }
}
