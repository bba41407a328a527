package import Estimators
import Synchronization

/// Files that can fail and be lost, in memory.
///
/// Operations are numbered from 0, those that only look included; a `FilePlan` says which go wrong.
/// After the end of the process every one throws what ended it.
package final class SimulatedFileSystem: FileSystem {
  private struct State {
    var disk: SimulatedDisk
    var history: [FileOperation] = []
    var temporaryCount = 0
  }

  private let plan: FilePlan
  private let clock: VirtualClock
  private let process: SimulatedProcess
  private let pass: @Sendable () -> Void
  private let state: Mutex<State>

  /// - Parameter pass: Called at the start of each operation: a chance for others to run.
  package init(
    disk: SimulatedDisk = SimulatedDisk(), plan: FilePlan = FilePlan(),
    clock: VirtualClock = VirtualClock(), process: SimulatedProcess = SimulatedProcess(),
    pass: @escaping @Sendable () -> Void = {}
  ) {
    self.plan = plan
    self.clock = clock
    self.process = process
    self.pass = pass
    state = Mutex(State(disk: disk))
  }

  /// The disk as it is now.
  package var disk: SimulatedDisk { state.withLock { $0.disk } }

  /// What was asked so far; the number of an operation is its place here.
  package var operations: [FileOperation] { state.withLock { $0.history } }

  package func read(_ path: String) throws -> [UInt8] {
    try perform(.read, path) { try $0.read($1) }
  }

  package func write(_ bytes: [UInt8], to path: String) throws {
    let time = clock.now()
    try perform(.write, path) {
      try $0.write(bytes, at: time, $1)
    } half: {
      try $0.write(bytes.prefix(bytes.count / 2), at: time, $1)
    }
  }

  package func sync(_ path: String) throws {
    try perform(.sync, path) {
      try $0.sync(half: false, $1)
    } half: {
      try $0.sync(half: true, $1)
    }
  }

  package func syncDirectory(_ path: String) throws {
    try perform(.syncDirectory, path) {
      try $0.syncDirectory(half: false, $1)
    } half: {
      try $0.syncDirectory(half: true, $1)
    }
  }

  package func rename(_ path: String, to newPath: String) throws {
    let time = clock.now()
    try perform(.rename, path) { try $0.rename(to: newPath, at: time, $1) }
  }

  package func remove(_ path: String) throws {
    let time = clock.now()
    try perform(.remove, path) { try $0.remove(at: time, $1) }
  }

  package func createDirectory(_ path: String) throws {
    let time = clock.now()
    try perform(.createDirectory, path) { try $0.createDirectory(at: time, $1) }
  }

  package func list(_ path: String) throws -> [String] {
    try perform(.list, path) { try $0.list($1) }
  }

  package func kind(of path: String) throws -> FileKind? {
    try perform(.lookAt, path) { $0.kind($1) }
  }

  package func modificationTime(of path: String) throws -> Double {
    try perform(.lookAt, path) { try $0.modificationTime($1) }
  }

  package func makeTemporaryDirectory() throws -> String {
    let path = state.withLock { state in
      defer { state.temporaryCount += 1 }
      return state.disk.unusedPath(from: state.temporaryCount)
    }
    try createDirectory(path)
    return path
  }

  // MARK: Faults

  private typealias Effect<Result> =
    (inout SimulatedDisk, SimulatedDisk.Request) throws -> Result

  /// Does an operation, or what the plan says of it.
  private func perform<Result: Sendable>(
    _ action: FileOperation.Action, _ path: String, whole: Effect<Result>,
    half: Effect<Void> = { _, _ in }
  ) throws -> Result {
    pass()
    try process.checkAlive()
    let request = SimulatedDisk.Request(action: action, path: path)
    return try state.withLock { state in
      let number = state.history.count
      state.history.append(FileOperation(action: action, path: path))
      switch plan.fault(at: number) {
      case nil: return try whole(&state.disk, request)
      case .fail(let kind):
        // Space runs out in the middle of a write.
        if kind == .noSpace && action == .write { try half(&state.disk, request) }
        throw request.failure(kind)
      case .crash(let extent):
        apply(extent, whole: { _ = try whole(&$0, $1) }, half: half, &state.disk, request)
        process.die(of: SimulatedCrash(operation: number))
        throw SimulatedCrash(operation: number)
      }
    }
  }

  /// An operation that would have failed has no effect.
  private func apply(
    _ extent: FilePlan.Extent, whole: Effect<Void>, half: Effect<Void>,
    _ disk: inout SimulatedDisk, _ request: SimulatedDisk.Request
  ) {
    switch extent {
    case .none: break
    case .half: try? half(&disk, request)
    case .whole: try? whole(&disk, request)
    }
  }
}

extension SimulatedDisk {
  /// A path for a temporary directory that nothing has, tried from this number on.
  fileprivate func unusedPath(from number: Int) -> String {
    let path = "/tmp/estimator-\(number)"
    let isUsed = kind(Request(action: .lookAt, path: path)) != nil
    return isUsed ? unusedPath(from: number + 1) : path
  }
}
