import EstimatorReference
import Estimators
import Testing

/// Expected values were observed in TensorFlow 2.15.1.
@Suite("Keys, buckets and checks")
struct LookupTests {
  private func find(_ keys: Tensor, _ values: Tensor, _ asked: Tensor, _ none: Tensor) throws
    -> Tensor
  {
    let graph = Graph()
    let table = try graph.addTable("table", keys: keys, values: values)
    let found = try graph.lookup(
      graph.constant(asked), in: table, default: graph.constant(none))
    return try graph.session().run(found)[0]
  }

  @Test("A table answers the value of each key, and the default for what it does not have")
  func lookup() throws {
    let (keys, places) = (Tensor(["a", "b"] as [ByteString]), Tensor([0, 1] as [Int64]))
    let asked = Tensor(["b", "c"] as [ByteString], shape: [1, 2])
    let found = try find(keys, places, asked, Tensor(Int64(-1)))
    #expect(found.int64s == [1, -1])
    #expect(found.shape == [1, 2])
    let names = try find(
      Tensor([Int64(5)]), Tensor(["x" as ByteString]), Tensor([Int64(5), 6]),
      Tensor("?" as ByteString))
    #expect(names.texts == ["x", "?"])
  }

  @Test("A key with two values is a failed precondition; twice the same value is none")
  func duplicates() throws {
    let keys = Tensor(["a", "a"] as [ByteString])
    let (asked, none) = (Tensor(["a" as ByteString]), Tensor(Int64(-1)))
    #expect(try find(keys, Tensor([1, 1] as [Int64]), asked, none).int64s == [1])
    let kind = try errorKind { _ = try find(keys, Tensor([0, 1] as [Int64]), asked, none) }
    #expect(kind == .failedPrecondition)
  }

  @Test("A table that cannot be built says so when a session is made")
  func brokenTable() throws {
    let graph = Graph()
    try graph.addTable(
      "table", keys: Tensor(["a" as ByteString]), values: Tensor([Int64(0)]),
      initializationError: EstimatorError(.invalidArgument, "line 2 is empty"))
    #expect(try errorKind { _ = try graph.session() } == .invalidArgument)
  }

  @Test("A number's bucket is the number of boundaries at or below it; boundaries are float32")
  func bucketize() throws {
    let buckets = { (x: Tensor, boundaries: [Double]) in
      try interpret(
        "Bucketize", x, attributes: ["boundaries": .list(boundaries.map { .float($0) })]
      ).int32s
    }
    #expect(
      try buckets(Tensor([Float(-1), 0, 0.5, 1.5, .nan, 9]), [0, 1.5]) == [0, 1, 1, 2, 2, 2])
    #expect(try buckets(ints([-1, 0, 1, 2]), [0, 1.5]) == [0, 1, 1, 2])
    #expect(try buckets(Tensor([0.1, 0.2]), [0.1, 0.2]) == [0, 1])
    #expect(try buckets(Tensor([Float(0.1), 0.2]), [0.1, 0.2]) == [1, 2])
    #expect(try buckets(ints([16_777_217, 16_777_216]), [16_777_217]) == [1, 1])
    #expect(try buckets(Tensor([Float(0.1), 1]), [1, 1]) == [0, 2])
    #expect(try buckets(Tensor([Float(0.1)]), []) == [0])
    #expect(try errorKind { _ = try buckets(Tensor([Float(0)]), [1, 0]) } == .invalidArgument)
  }

  @Test("column.hash.id: a text's bucket is its fingerprint modulo their number")
  func hashBuckets() throws {
    let texts = Tensor(["", "a", "the", "-1"] as [ByteString])
    let buckets = try interpret(
      "StringToHashBucketFast", texts, attributes: ["num_buckets": .int(10)])
    #expect(buckets.int64s == [3, 9, 4, 0])
  }

  @Test("Assert fails a run in which its condition does not hold, and what waits for it")
  func assertion() throws {
    let graph = Graph()
    let condition = try graph.placeholder(.bool)
    let check = try graph.assert(condition, showing: [condition])
    let guarded = try graph.identity(graph.constant(Float(1)), after: [check])
    let session = try graph.session()
    #expect(try session.run(guarded, feeds: [condition: Tensor(true)])[0].floats == [1])
    let kind = try errorKind { _ = try session.run(guarded, feeds: [condition: Tensor(false)]) }
    #expect(kind == .invalidArgument)
  }
}
