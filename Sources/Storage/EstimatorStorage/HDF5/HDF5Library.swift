internal import CHDF5
internal import Synchronization

/// The way into libhdf5, which is not safe to call from two threads: one lock for the process.
///
/// What runs inside touches no files and waits for nobody.
enum HDF5Library {
  private static let lock = Mutex<Void>(())

  /// Runs `body` as the only user of libhdf5 and closes what it opened, in reverse order.
  ///
  /// - Parameter kind: What a call that fails means to the caller: `.malformed` or `.unwritable`.
  static func locked<Result: Sendable>(
    failingAs kind: StorageError.Kind, _ body: (HDF5Scope) throws -> Result
  ) throws -> Result {
    try lock.withLock { _ in
      let scope = HDF5Scope(failingAs: kind)
      defer { scope.close() }
      try scope.check(chdf5_enter(), "start libhdf5")
      return try body(scope)
    }
  }
}

/// Open things of libhdf5, closed together.
final class HDF5Scope {
  /// What objects are created with.
  enum Properties { case link, attribute, compactDataset, contiguousDataset }

  private let kind: StorageError.Kind
  private var identifiers: [hid_t] = []
  /// The scope that this one is nested in.
  private let outer: HDF5Scope?
  private var properties: [Properties: hid_t] = [:]

  init(failingAs kind: StorageError.Kind, in outer: HDF5Scope? = nil) {
    self.kind = kind
    self.outer = outer
  }

  /// The properties that all objects of a kind have in common, made once for the outermost scope.
  func shared(_ kind: Properties, _ make: (HDF5Scope) throws -> hid_t) throws -> hid_t {
    if let outer { return try outer.shared(kind, make) }
    if let made = properties[kind] { return made }
    let made = try make(self)
    properties[kind] = made
    return made
  }

  /// Takes over an identifier that a call returned.
  ///
  /// - Parameter action: What the call was to do, for the error: `open the dataset w`.
  func keep(_ identifier: hid_t, _ action: @autoclosure () -> String) throws -> hid_t {
    guard identifier >= 0 else { throw failure("libhdf5 cannot \(action())") }
    identifiers.append(identifier)
    return identifier
  }

  func check(_ status: herr_t, _ action: @autoclosure () -> String) throws {
    guard status >= 0 else { throw failure("libhdf5 cannot \(action())") }
  }

  /// Runs `body` with a scope of its own, so that a long loop does not hold everything open.
  func nested<Result>(_ body: (HDF5Scope) throws -> Result) rethrows -> Result {
    let scope = HDF5Scope(failingAs: kind, in: self)
    defer { scope.close() }
    return try body(scope)
  }

  func failure(_ reason: String) -> StorageError {
    let remedy =
      kind == .unwritable
      ? "Check the names and sizes of what is written."
      : "Have the file written again by this program, or see Sources/Storage/README.md."
    return StorageError(kind, reason, remedy: remedy)
  }

  /// Closes everything, last opened first.
  func close() {
    for identifier in identifiers.reversed() { _ = H5Idec_ref(identifier) }
    identifiers = []
  }
}
