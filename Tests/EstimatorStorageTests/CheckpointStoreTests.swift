import EstimatorStorage
import Testing

struct CheckpointStoreTests {
  let files = MemoryFileSystem()
  var store: CheckpointStore { CheckpointStore(directory: "/m", files: files) }

  @Test("checkpoint.content: a checkpoint comes back with its step and every variable")
  func roundTrip() throws {
    let prefix = try store.write(Checkpoint(step: 5, variables: SampleTensors.all))
    #expect(prefix == "/m/model.ckpt-5")
    #expect(try store.exists(prefix))
    let back = try store.read(prefix)
    #expect(back.step == 5)
    #expect(back.variables.bits == SampleTensors.all.bits)
    try store.remove(prefix)
    #expect(try !store.exists(prefix))
  }

  @Test("A checkpoint is written aside, synced, renamed, and its directory synced")
  func atomicity() throws {
    try store.write(Checkpoint(step: 5, variables: [:]))
    let path = "/m/model.ckpt-5.h5"
    #expect(
      files.actions == [
        "write \(path).tmp", "sync \(path).tmp", "rename \(path).tmp \(path)", "sync /m/",
      ])
  }

  @Test("checkpoint.state: the state file comes back, and is absent before it is written")
  func state() throws {
    #expect(try store.readState() == nil)
    let state = CheckpointState(
      modelCheckpointPath: "model.ckpt-5",
      allModelCheckpointPaths: ["model.ckpt-0", "model.ckpt-5"])
    try store.write(state)
    #expect(try store.readState() == state)
    #expect(try files.read("/m/checkpoint") == Array(state.text.utf8))
  }

  @Test("checkpoint.state: relative names are inside the directory, absolute ones stay")
  func names() {
    #expect(store.prefix(named: "model.ckpt-5") == "/m/model.ckpt-5")
    #expect(store.prefix(named: "/x/model.ckpt-5") == "/x/model.ckpt-5")
    #expect(store.name(step: 5) == "model.ckpt-5")
    #expect(CheckpointStore.step(ofPrefix: "/a-1/model.ckpt-50") == 50)
    #expect(CheckpointStore.step(ofPrefix: "/a-1/model.ckpt") == nil)
    #expect(CheckpointStore.step(ofPrefix: "/a-1/model.ckpt--5") == -5)
    #expect(CheckpointStore.name(ofFile: "model.ckpt-5.h5") == "model.ckpt-5")
    #expect(CheckpointStore.name(ofFile: "model.ckpt-5.h5.tmp") == nil)
    #expect(CheckpointStore.name(ofFile: "iris.h5") == nil)
  }

  @Test("A missing checkpoint is a file error, a damaged one a storage error with its file")
  func failures() throws {
    let missing = #expect(throws: FileError.self) { try store.read("/m/model.ckpt-7") }
    #expect(missing?.kind == .notFound)
    files.write([1, 2, 3], to: "/m/model.ckpt-8.h5")
    let damaged = #expect(throws: StorageError.self) { try store.read("/m/model.ckpt-8") }
    #expect(damaged?.file == "/m/model.ckpt-8.h5")
    files.write(Array("\nnonsense".utf8), to: "/m/checkpoint")
    let state = #expect(throws: StorageError.self) { try store.readState() }
    #expect(state?.description.hasPrefix("/m/checkpoint:2: syntax: ") == true)
  }
}
