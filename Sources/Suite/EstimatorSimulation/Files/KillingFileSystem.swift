package import Estimators
import Synchronization

/// Real or other files, with something to be done before an operation: such as killing the process.
package final class KillingFileSystem: FileSystem {
  private let files: any FileSystem
  private let number: Int
  private let kill: @Sendable () -> Void
  private let counter = Mutex(0)

  /// - Parameters:
  ///   - files: Where the operations go.
  ///   - number: The operation, from 0, before which `kill` is called, once.
  package init(
    _ files: any FileSystem, before number: Int, _ kill: @escaping @Sendable () -> Void
  ) {
    self.files = files
    self.number = number
    self.kill = kill
  }

  /// How many operations were asked for.
  package var count: Int { counter.withLock { $0 } }

  private func counted() -> any FileSystem {
    let current = counter.withLock { counter in
      defer { counter += 1 }
      return counter
    }
    if current == number { kill() }
    return files
  }

  package func read(_ path: String) throws -> [UInt8] { try counted().read(path) }
  package func write(_ bytes: [UInt8], to path: String) throws {
    try counted().write(bytes, to: path)
  }
  package func sync(_ path: String) throws { try counted().sync(path) }
  package func rename(_ path: String, to newPath: String) throws {
    try counted().rename(path, to: newPath)
  }
  package func syncDirectory(_ path: String) throws { try counted().syncDirectory(path) }
  package func remove(_ path: String) throws { try counted().remove(path) }
  package func list(_ path: String) throws -> [String] { try counted().list(path) }
  package func kind(of path: String) throws -> FileKind? { try counted().kind(of: path) }
  package func createDirectory(_ path: String) throws { try counted().createDirectory(path) }
  package func modificationTime(of path: String) throws -> Double {
    try counted().modificationTime(of: path)
  }
  package func makeTemporaryDirectory() throws -> String {
    try counted().makeTemporaryDirectory()
  }
}
