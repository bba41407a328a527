import EstimatorSimulation
import Estimators
import Testing

/// Every short sequence of a few operations on two files.
@Suite("Crashes after every short sequence of operations")
struct CrashSpaceTests {
  enum Step: CaseIterable {
    case write1, write2, sync, rename, remove, syncDirectory

    func perform(on files: SimulatedFileSystem) throws {
      switch self {
      case .write1: try files.write([1, 2, 3], to: "/a")
      case .write2: try files.write([4, 5], to: "/a")
      case .sync: try files.sync("/a")
      case .rename: try files.rename("/a", to: "/b")
      case .remove: try files.remove("/b")
      case .syncDirectory: try files.syncDirectory("/")
      }
    }
  }

  /// All sequences of `length` steps; steps that fail have no effect and are left in.
  static func sequences(of length: Int) -> [[Step]] {
    guard length > 0 else { return [[]] }
    return sequences(of: length - 1).flatMap { shorter in Step.allCases.map { shorter + [$0] } }
  }

  static func disks(after length: Int) -> [SimulatedDisk] {
    sequences(of: length).map { steps in
      let files = SimulatedFileSystem()
      for step in steps { try? step.perform(on: files) }
      return files.disk
    }
  }

  @Test("a process that comes next on a machine that runs on finds what the last one saw")
  func kept() throws {
    for disk in Self.disks(after: 5) { #expect(try view(disk.survivors(.kept)) == view(disk)) }
  }

  @Test("nothing is lost that was synced")
  func synced() throws {
    for disk in Self.disks(after: 4) {
      let files = SimulatedFileSystem(disk: disk)
      for name in try files.list("/") { try files.sync("/" + name) }
      try files.syncDirectory("/")
      for survival in survivals.prefix(6) {
        #expect(try view(files.disk.survivors(survival)) == view(disk))
      }
    }
  }

  @Test("no file holds what was never written, and every content is a beginning")
  func nothingInvented() throws {
    for disk in Self.disks(after: 4) {
      for survival in survivals.prefix(12) {
        for (name, content) in try view(disk.survivors(survival)) {
          #expect(["a", "b"].contains(name))
          #expect([1, 2, 3].starts(with: content) || [4, 5].starts(with: content))
        }
      }
    }
  }

  @Test("what survived a crash survives the next one")
  func again() throws {
    for disk in Self.disks(after: 4) {
      for first in survivals.prefix(4) {
        let survivors = disk.survivors(first)
        for second in survivals.prefix(4) {
          #expect(try view(survivors.survivors(second)) == view(survivors))
        }
      }
    }
  }

  @Test("a torn disk is a function of its seed, and the seed matters")
  func seeds() throws {
    let files = SimulatedFileSystem()
    for name in ["/a", "/b", "/c"] { try files.write([1, 2, 3, 4], to: name) }
    let views = try (0..<20).map { try view(files.disk.survivors(.torn(seed: $0))) }
    #expect(try (0..<20).map { try view(files.disk.survivors(.torn(seed: $0))) } == views)
    #expect(Set(views).count > 5)
  }
}
