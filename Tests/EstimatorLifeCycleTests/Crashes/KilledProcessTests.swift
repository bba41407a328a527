import EstimatorSimulation
import Estimators
import Foundation
import Testing

/// The real world, with other files.
struct RealWorld: Environment {
  let base: SystemEnvironment
  let files: any FileSystem

  init(threads: Int? = nil, files: (any FileSystem)? = nil) {
    base = SystemEnvironment(threads: threads, sink: { _ in })
    self.files = files ?? base.files
  }

  var clock: any Clock { base.clock }
  var log: any Log { base.log }
  var tasks: any Tasks { base.tasks }
  var device: any Device { base.device }
  func variable(_ name: String) -> String? { base.variable(name) }
  func randomBits() -> UInt64 { base.randomBits() }

  /// Calls `body` with a directory that does not exist yet, and removes it afterwards.
  static func withDirectory(_ body: (String) async throws -> Void) async throws {
    let files = SystemEnvironment().files
    let parent = try files.makeTemporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try await body(parent + "/model")
  }
}

@Suite("A process that is killed")
struct KilledProcessTests {
  #if DEBUG
    private static let stride = 5
  #else
    private static let stride = 1
  #endif

  @Test(
    "checkpoint.resume: a process killed at its n-th file operation leaves a directory from which training goes on",
    arguments: [TestedBackend.reference, .optimized])
  func killed(_ backend: TestedBackend) async throws {
    let (_, expected) = try backend.undisturbed()
    let count = try await operations(of: backend)
    #expect(count > 20)
    for number in Swift.stride(from: 0, to: count, by: Self.stride) {
      try await RealWorld.withDirectory { directory in
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [
            name = backend.rawValue as String, number = number as Int,
            directory = directory as String
          ] in
          guard let backend = TestedBackend(rawValue: name) else { return }
          let files = KillingFileSystem(SystemEnvironment().files, before: number) {
            kill(getpid(), SIGKILL)
          }
          try Trainer(backend, in: RealWorld(files: files), directory: directory).train()
        }
        let trainer = try Trainer(backend, in: RealWorld(), directory: directory)
        _ = try trainer.readableSteps()
        try trainer.train()
        #expect(try trainer.readableSteps()?.last == Trainer.target)
        #expect(try trainer.result() == expected, "killed before operation \(number)")
      }
    }
  }

  private func operations(of backend: TestedBackend) async throws -> Int {
    var count = 0
    try await RealWorld.withDirectory { directory in
      let files = KillingFileSystem(SystemEnvironment().files, before: -1) {}
      try Trainer(backend, in: RealWorld(files: files), directory: directory).train()
      count = files.count
    }
    return count
  }
}
