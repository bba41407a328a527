import EstimatorSimulation
import Testing

/// What a process that starts now finds in the root directory.
func view(_ disk: SimulatedDisk) throws -> [String: [UInt8]] {
  let files = SimulatedFileSystem(disk: disk)
  let names = try files.list("/")
  return Dictionary(uniqueKeysWithValues: try names.map { ($0, try files.read("/" + $0)) })
}

/// Every policy, the torn one with many seeds.
let survivals: [Survival] = [.lost, .kept] + (0..<40).map { .torn(seed: $0) }

@Suite("What a crash leaves")
struct CrashTests {
  static let old: [UInt8] = [1, 1, 1, 1]
  static let new: [UInt8] = [2, 2, 2, 2, 2, 2]

  /// A disk on which `/f` has durably the old content, or on which there is nothing.
  static func disk(hasOld: Bool) throws -> SimulatedDisk {
    let files = SimulatedFileSystem()
    if hasOld { try files.replace("/f", with: old) }
    return files.disk.survivors(.lost)
  }

  /// The contents of `/f` after `body` was interrupted at `operation`, under every policy; and whether
  /// `body` had returned before.
  static func outcomes(
    hasOld: Bool, operation: Int, extent: FilePlan.Extent,
    _ body: (SimulatedFileSystem) throws -> Void
  ) throws -> (hasReturned: Bool, contents: Set<[UInt8]?>) {
    let files = SimulatedFileSystem(
      disk: try disk(hasOld: hasOld), plan: .at(operation, .crash(extent)))
    let hasReturned = (try? body(files)) != nil
    let contents = try survivals.map { try view(files.disk.survivors($0))["f"] }
    return (hasReturned, Set(contents))
  }

  @Test(
    "replace survives a crash at every operation, to every extent, under every policy",
    arguments: [false, true], 0..<5)
  func replace(hasOld: Bool, operation: Int) throws {
    for extent in FilePlan.Extent.allCases {
      let (hasReturned, contents) = try Self.outcomes(
        hasOld: hasOld, operation: operation, extent: extent
      ) { try $0.replace("/f", with: Self.new) }
      let before = hasOld ? Self.old : nil
      // replace makes four operations.
      #expect(hasReturned == (operation == 4))
      #expect(contents.isSubset(of: hasReturned ? [Self.new] : [before, Self.new]))
    }
  }

  @Test("the crash comes to bear: replace is seen undone and done")
  func replaceBothWays() throws {
    let (_, contents) = try Self.outcomes(hasOld: true, operation: 3, extent: .none) {
      try $0.replace("/f", with: Self.new)
    }
    #expect(contents == [Self.old, Self.new])
  }

  @Test("a file written in place is seen in parts")
  func writeInPlace() throws {
    let (_, contents) = try Self.outcomes(hasOld: true, operation: 0, extent: .whole) {
      try $0.write(Self.new, to: "/f")
    }
    #expect(contents.contains(Self.old))
    #expect(contents.contains(Self.new))
    #expect(contents.contains { $0 != Self.old && $0 != Self.new })
  }

  @Test("a rename without a sync of the content is seen with a part of it")
  func missingSync() throws {
    let (_, contents) = try Self.outcomes(hasOld: true, operation: 3, extent: .none) {
      try $0.write(Self.new, to: "/f.tmp")
      try $0.rename("/f.tmp", to: "/f")
      try $0.syncDirectory("/")
      _ = try $0.read("/f")
    }
    #expect(contents.contains([]))
    #expect(contents.contains(Self.new))
  }

  @Test("a rename without a sync of the directory may be undone")
  func missingDirectorySync() throws {
    let (_, contents) = try Self.outcomes(hasOld: true, operation: 3, extent: .none) {
      try $0.write(Self.new, to: "/f.tmp")
      try $0.sync("/f.tmp")
      try $0.rename("/f.tmp", to: "/f")
      _ = try $0.read("/f")
    }
    #expect(contents == [Self.old, Self.new])
  }

  @Test("a crash in the middle of a write leaves half of it to the process that comes next")
  func tornWrite() throws {
    let files = SimulatedFileSystem(plan: .at(0, .crash(.half)))
    #expect(throws: SimulatedCrash(operation: 0)) { try files.write([1, 2, 3, 4], to: "/f") }
    #expect(try view(files.disk.survivors(.kept)) == ["f": [1, 2]])
    #expect(try view(files.disk.survivors(.lost)) == [:])
  }

  @Test("a crash in the middle of a sync leaves half of the content")
  func tornSync() throws {
    let files = SimulatedFileSystem(plan: .at(2, .crash(.half)))
    try files.write([1, 2, 3, 4], to: "/f")
    try files.syncDirectory("/")
    #expect(throws: SimulatedCrash(operation: 2)) { try files.sync("/f") }
    #expect(try view(files.disk.survivors(.lost)) == ["f": [1, 2]])
  }

  @Test("a crash in the middle of syncing a directory keeps the older half of its changes")
  func tornDirectorySync() throws {
    let files = SimulatedFileSystem(plan: .at(4, .crash(.half)))
    for name in ["/d", "/b", "/c", "/a"] { try files.write([], to: name) }
    #expect(throws: SimulatedCrash(operation: 4)) { try files.syncDirectory("/") }
    #expect(try view(files.disk.survivors(.lost)).keys.sorted() == ["b", "d"])
  }

  @Test("directories are there after a crash as soon as they are created")
  func directories() throws {
    let files = SimulatedFileSystem()
    try files.createDirectory("/a/b")
    let after = SimulatedFileSystem(disk: files.disk.survivors(.lost))
    #expect(try after.kind(of: "/a/b") == .directory)
  }

  @Test("a rename to another directory survives as a whole or not at all")
  func renameAcross() throws {
    let files = SimulatedFileSystem()
    try files.createDirectory("/d")
    try files.replace("/f", with: [1])
    try files.rename("/f", to: "/d/g")
    for survival in survivals {
      let after = SimulatedFileSystem(disk: files.disk.survivors(survival))
      #expect(try after.list("/") == ["d"])
      #expect(try after.read("/d/g") == [1])
    }
  }

  @Test("a file removed or replaced after its last directory sync may be back")
  func removalUndone() throws {
    let files = SimulatedFileSystem()
    try files.replace("/f", with: [1])
    try files.remove("/f")
    #expect(try view(files.disk.survivors(.lost)) == ["f": [1]])
    #expect(try view(files.disk.survivors(.kept)) == [:])
  }
}
