import EstimatorStorage
import Testing

struct FileTests {
  /// A trace such as most scenarios leave.
  static let golden = GoldenFile(
    attributes: [
      "producer": "tensorflow", "tensorflow": "2.15.1",
      "scenario": String(repeating: "0", count: 64),
    ],
    records: (0..<60).map { event in
      let text = "{\"at\":\"0/hook/watch/after_run\",\"step\":\(event)}"
      return text + String(repeating: " ", count: event == 7 ? 200 - text.utf8.count : 0)
    },
    tensors: OrderedDictionary(
      (0..<60).map { ("\($0)/hook/watch/after_run/loss", Tensor([Float($0), 1], shape: [2, 1])) }))

  @Test("A golden comes back as it was, and an ordinary one takes at most 32 KB")
  func golden() throws {
    let bytes = try Self.golden.encoded()
    #expect(bytes.count <= 32 << 10)
    let back = try GoldenFile(decoding: bytes)
    #expect(back.attributes == Self.golden.attributes)
    #expect(back.records == Self.golden.records)
    #expect(back.tensors.bits == Self.golden.tensors.bits)
  }

  @Test("A golden is not read as a checkpoint, nor the other way round")
  func kinds() throws {
    let golden = try Self.golden.encoded()
    let checkpoint = try Checkpoint(step: 0, variables: [:]).encoded()
    #expect(throws: StorageError.self) { try Checkpoint(decoding: golden) }
    #expect(throws: StorageError.self) { try GoldenFile(decoding: checkpoint) }
  }

  @Test("A sealed file of its kind that lacks what the kind needs is malformed")
  func lacking() throws {
    let empty = HDF5Document()
    let golden = try empty.encoded(as: .golden)
    let checkpoint = try empty.encoded(as: .checkpoint)
    let first = #expect(throws: StorageError.self) { try GoldenFile(decoding: golden) }
    let second = #expect(throws: StorageError.self) { try Checkpoint(decoding: checkpoint) }
    #expect(first?.kind == .malformed && second?.kind == .malformed)
  }

  @Test(
    "The data sets are sealed and hold what their table says",
    arguments: [
      ("iris", DataType.float64, [150, 4], DataType.int64),
      ("diabetes", .float64, [442, 10], .float64), ("digits", .float32, [1797, 64], .int64),
    ])
  func data(name: String, features: DataType, shape: [Int], labels: DataType) throws {
    let path = Repository.path("Fixtures/data/\(name).h5")
    let file = try DataFile(path: path, files: SystemEnvironment().files)
    #expect(try file.tensor(named: "features").dataType == features)
    #expect(try file.tensor(named: "features").shape.dimensions == shape)
    #expect(try file.tensor(named: "labels").dataType == labels)
    #expect(try file.tensor(named: "labels").shape.dimensions == [shape[0]])
    let error = #expect(throws: StorageError.self) { try file.tensor(named: "nothing") }
    #expect(error?.kind == .missing && error?.file == path)
  }

  @Test("The first iris has the numbers of Fisher's paper")
  func iris() throws {
    let path = Repository.path("Fixtures/data/iris.h5")
    let file = try DataFile(path: path, files: SystemEnvironment().files)
    let features = try file.tensor(named: "features").array(of: Double.self)
    #expect(features?.prefix(4) == [5.1, 3.5, 1.4, 0.2])
  }
}
