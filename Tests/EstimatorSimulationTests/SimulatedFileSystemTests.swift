import EstimatorSimulation
import Estimators
import Synchronization
import Testing

@Suite("SimulatedFileSystem")
struct SimulatedFileSystemTests {
  @Test("a failure at its number, and only there")
  func failure() throws {
    let files = SimulatedFileSystem(plan: .at(1, .fail(.inputOutput)))
    try files.write([1], to: "/f")
    #expect(throws: FileError(.inputOutput, "sync", "/f")) { try files.sync("/f") }
    try files.sync("/f")
    #expect(files.operations.map(\.description) == ["write /f", "sync /f", "sync /f"])
  }

  @Test("a full disk takes half of a write")
  func noSpace() throws {
    let plan = FilePlan().adding(.fail(.noSpace), at: 0..<2)
    let files = SimulatedFileSystem(plan: plan)
    for _ in 0..<2 {
      #expect(throws: FileError(.noSpace, "write", "/f")) {
        try files.write([1, 2, 3, 4], to: "/f")
      }
    }
    #expect(try files.read("/f") == [1, 2])
  }

  @Test("an operation that fails for its own reasons fails before a crash takes effect")
  func crashOfFailing() throws {
    let files = SimulatedFileSystem(plan: .at(0, .crash(.whole)))
    #expect(throws: SimulatedCrash(operation: 0)) { try files.remove("/missing") }
  }

  @Test("after a crash every operation throws it again, and is not counted")
  func dead() throws {
    let files = SimulatedFileSystem(plan: .at(0, .crash(.none)))
    let crash = SimulatedCrash(operation: 0)
    #expect(throws: crash) { try files.write([], to: "/f") }
    #expect(throws: crash) { try files.write([], to: "/f") }
    #expect(throws: crash) { _ = try files.read("/f") }
    #expect(throws: crash) { _ = try files.kind(of: "/f") }
    #expect(throws: crash) { _ = try files.makeTemporaryDirectory() }
    #expect(files.operations.count == 1)
  }

  @Test("modification times are those of the virtual clock, and move with a rename")
  func modificationTimes() throws {
    let clock = VirtualClock(start: 100)
    let files = SimulatedFileSystem(clock: clock)
    try files.write([], to: "/f")
    clock.advance(by: 5)
    try files.write([], to: "/g")
    clock.advance(by: 5)
    try files.rename("/f", to: "/h")
    #expect(try files.modificationTime(of: "/h") == 100)
    #expect(try files.modificationTime(of: "/g") == 105)
    #expect(try files.modificationTime(of: "/") == 110)
  }

  @Test("temporary directories are new, on a disk that has some too")
  func temporaryDirectories() throws {
    let files = SimulatedFileSystem()
    let first = try files.makeTemporaryDirectory()
    let second = try files.makeTemporaryDirectory()
    let third = try SimulatedFileSystem(disk: files.disk).makeTemporaryDirectory()
    #expect(Set([first, second, third]).count == 3)
    #expect(try files.list(first) == [])
  }

  @Test("names are bytes: two spellings of one letter are two files")
  func spellings() throws {
    let files = SimulatedFileSystem()
    try files.write([1], to: "/e\u{301}")
    try files.write([2], to: "/\u{e9}")
    #expect(try files.read("/e\u{301}") == [1])
    #expect(try files.list("/").count == 2)
  }

  @Test("contents without a name take no space")
  func forgetting() throws {
    let files = SimulatedFileSystem()
    for number in 0..<100 { try files.replace("/f", with: [UInt8(number)]) }
    #expect(files.disk.nodeCount == 2)
  }

  @Test("killing happens before the operation of its number, once")
  func killing() throws {
    let base = SimulatedFileSystem()
    let counts = Mutex<[Int]>([])
    let killing = KillingFileSystem(base, before: 2) {
      counts.withLock { $0.append(base.operations.count) }
    }
    for name in ["/a", "/b", "/c", "/d"] { try killing.write([], to: name) }
    #expect(counts.withLock { $0 } == [2])
    #expect(killing.count == 4)
    #expect(try killing.list("/") == ["a", "b", "c", "d"])
  }
}

@Suite("SimulatedFileSystem and SystemFileSystem")
struct FileSystemAgreementTests {
  static let names = ["a", "b", "d", "d/a", "d/e", "d/e/a", "a/x", "d/./a", "é", "d/../b"]

  /// One random operation, and all that can be seen of its outcome.
  static func outcome(
    _ files: any FileSystem, _ base: String, using generator: inout SplitMix64
  ) -> String {
    func path() -> String { base.appending(path: names.randomElement(using: &generator) ?? "") }
    let bytes = [UInt8](repeating: 7, count: Int.random(in: 0..<4, using: &generator))
    let action = Int.random(in: 0..<9, using: &generator)
    let (path, other) = (path(), path())
    do {
      switch action {
      case 0: try files.write(bytes, to: path)
      case 1: return "\(try files.read(path))"
      case 2: try files.rename(path, to: other)
      case 3: try files.remove(path)
      case 4: return "\(try files.list(path))"
      case 5: return "\(String(describing: try files.kind(of: path)))"
      case 6: try files.createDirectory(path)
      case 7: try files.sync(path)
      default: try files.syncDirectory(path)
      }
      return "\(action) \(path) \(other)"
    } catch let error as FileError {
      return "\(action) \(path) \(other) \(error.kind)"
    } catch {
      return "\(error)"
    }
  }

  @Test("give the same answers to the same questions", arguments: 0..<40)
  func agreement(seed: UInt64) throws {
    let real = SystemEnvironment().files
    let base = try real.makeTemporaryDirectory()
    defer { try? real.removeAll(at: base) }
    let simulated = SimulatedFileSystem()
    try simulated.createDirectory(base)
    var (first, second) = (SplitMix64(seed: seed), SplitMix64(seed: seed))
    for _ in 0..<100 {
      let expected = Self.outcome(real, base, using: &first)
      #expect(Self.outcome(simulated, base, using: &second) == expected)
    }
  }
}
