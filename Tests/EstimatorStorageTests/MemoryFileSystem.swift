import EstimatorStorage
import Synchronization

/// Files in a dictionary, and a list of what was done to them.
final class MemoryFileSystem: FileSystem {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var actions: [String] = []
  }

  private let state = Mutex(State())

  var actions: [String] { state.withLock { $0.actions } }

  func read(_ path: String) throws -> [UInt8] {
    guard let bytes = state.withLock({ $0.files[path] }) else {
      throw FileError(.notFound, "read", path)
    }
    return bytes
  }

  func write(_ bytes: [UInt8], to path: String) {
    state.withLock {
      $0.files[path] = bytes
      $0.actions.append("write \(path)")
    }
  }

  func sync(_ path: String) { state.withLock { $0.actions.append("sync \(path)") } }

  func rename(_ path: String, to newPath: String) throws {
    state.withLock {
      $0.files[newPath] = $0.files.removeValue(forKey: path)
      $0.actions.append("rename \(path) \(newPath)")
    }
  }

  func syncDirectory(_ path: String) { state.withLock { $0.actions.append("sync \(path)/") } }

  func remove(_ path: String) throws {
    guard state.withLock({ $0.files.removeValue(forKey: path) }) != nil else {
      throw FileError(.notFound, "remove", path)
    }
  }

  func list(_ path: String) -> [String] {
    state.withLock { $0.files.keys.filter { $0.hasPrefix(path + "/") }.sorted() }
  }

  func kind(of path: String) -> FileKind? { state.withLock { $0.files[path] } == nil ? nil : .file }

  func createDirectory(_ path: String) {}

  func modificationTime(of path: String) throws -> Double {
    _ = try read(path)
    return 0
  }

  func makeTemporaryDirectory() -> String { "/temporary" }
}
