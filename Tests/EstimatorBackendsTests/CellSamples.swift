import Estimators

// Sparse tensors, segments, keys and buckets.
extension OperationSample {
  static let cells: [OperationSample] =
    found + filled + dense + segments + crossed + bucketed + sums

  private static func ints(_ values: Int32...) -> Tensor { Tensor(values) }
  private static func longs(_ values: Int64...) -> Tensor { Tensor(values) }
  private static func places(_ rank: Int, _ values: Int64...) -> Tensor {
    Tensor(values, shape: [values.count / rank, rank])
  }

  private static var found: [OperationSample] {
    var generator = SampleGenerator(seed: 31)
    let x = generator.tensor(.float32, [3, 4, 2])
    return [
      OperationSample("Where", [generator.tensor(.bool, [3, 4])]),
      OperationSample("Where", [generator.tensor(.int32, [2, 3, 2], in: -1...1)]),
      OperationSample("Where", [Tensor([Float(0), -0.0, .nan, 2])]),
      OperationSample("Where", [Tensor([false, false])]), OperationSample("Where", [Tensor(true)]),
      OperationSample("Unique", [generator.tensor(.int64, [40])], ["out_idx": .type(.int64)]),
      OperationSample("Unique", [generator.tensor(.int32, [500], in: -1000...1000)]),
      OperationSample("Unique", [generator.tensor(.string, [20])]),
      OperationSample("Unique", [Tensor([Float(0), -0.0, .nan, .nan, 1])]),
      OperationSample("Unique", [Tensor([Int64]())]),
      OperationSample("Unique", [generator.tensor(.int64, [2, 2])]),
      OperationSample("GatherNd", [x, places(2, 1, 2, 0, 0, 1, 2)]),
      OperationSample("GatherNd", [x, Tensor([Int32(2), 0], shape: [2, 1])]),
      OperationSample("GatherNd", [x, ints(2, 3, 1)]),
      OperationSample("GatherNd", [x, Tensor([Int32](), shape: [2, 0])]),
      OperationSample("GatherNd", [x, ints(2, 3, 2)]), OperationSample("GatherNd", [x, ints(-1)]),
      OperationSample("GatherNd", [generator.tensor(.string, [3]), places(1, 2, 0)]),
    ]
  }

  private static func filling(_ indices: Tensor, _ values: Tensor, _ shape: Tensor)
    -> OperationSample
  {
    OperationSample("SparseFillEmptyRows", [indices, values, shape, Tensor(Float(9))])
  }

  private static var filled: [OperationSample] {
    let three = Tensor([Float(1), 2, 3])
    let none = Tensor([Int64](), shape: [0, 2])
    return [
      filling(places(2, 0, 1, 2, 0, 2, 3), three, longs(4, 5)),
      filling(places(2, 2, 0, 0, 1, 2, 3), three, longs(4, 5)),
      filling(places(1, 1, 0, 3), three, longs(4)),
      filling(none, Tensor([Float]()), longs(3, 2)), filling(none, Tensor([Float]()), longs(0, 2)),
      filling(places(2, 0, 1, 4, 0, 2, 3), three, longs(4, 5)),
      filling(places(2, 0, 1, -1, 0, 2, 3), three, longs(4, 5)),
      OperationSample(
        "SparseFillEmptyRows",
        [places(2, 1, 1), Tensor(["a" as ByteString]), longs(2, 2), Tensor("?" as ByteString)]),
    ]
  }

  private static func densified(
    _ indices: Tensor, _ shape: Tensor, _ values: Tensor, isChecked: Bool = true
  ) -> OperationSample {
    OperationSample(
      "SparseToDense", [indices, shape, values, Tensor(Float(9))],
      ["validate_indices": .bool(isChecked)])
  }

  private static var dense: [OperationSample] {
    let two = Tensor([Float(1), 2])
    return [
      densified(places(2, 0, 1, 1, 0), longs(2, 3), two),
      densified(longs(1, 3), longs(5), two), densified(longs(1, 3), longs(5), Tensor(Float(4))),
      densified(Tensor(Int64(2)), longs(3), Tensor(Float(4))),
      densified(places(2, 1, 0, 0, 1), longs(2, 3), two),
      densified(places(2, 1, 0, 1, 0), longs(2, 3), two),
      densified(places(2, 1, 0, 1, 0), longs(2, 3), two, isChecked: false),
      densified(places(2, 0, 0, 1, 3), longs(2, 3), two),
      densified(places(2, 0, 0, 1, 3), longs(2, 3), two, isChecked: false),
      densified(places(2, 0, 0), longs(2, 3), two),
      densified(Tensor([Int64](), shape: [0, 2]), longs(2, 2), Tensor([Float]())),
    ]
  }

  private static var segments: [OperationSample] {
    var generator = SampleGenerator(seed: 32)
    let x = generator.tensor(.float32, [6, 37])
    let count = Tensor(Int32(4))
    return [
      OperationSample("UnsortedSegmentMax", [x, ints(1, 3, 1, -1, 0, 3), count]),
      OperationSample(
        "UnsortedSegmentMax", [Tensor([Float.nan, 1, 1, .nan]), ints(0, 0, 1, 1), count]),
      OperationSample(
        "UnsortedSegmentMax", [generator.tensor(.int64, [4]), ints(0, 0, 2, 1), count]),
      OperationSample(
        "UnsortedSegmentMax", [generator.tensor(.float64, [2, 2]), ints(0, 4), count]),
      OperationSample("UnsortedSegmentSum", [x, ints(1, 3, 1, -1, 0, 3), count]),
    ]
  }

  private static func cross(
    _ inputs: [Tensor], sparse: [DataType], dense: [DataType] = [], buckets: Int = 1000
  ) -> OperationSample {
    OperationSample(
      "SparseCross", inputs,
      [
        "N": .int(sparse.count), "hashed_output": .bool(true), "num_buckets": .int(buckets),
        "hash_key": .int(0xDE_CAFC_AFFE), "out_type": .type(.int64), "internal_type": .type(.int64),
        "sparse_types": .list(sparse.map { .type($0) }),
        "dense_types": .list(dense.map { .type($0) }),
      ])
  }

  private static var crossed: [OperationSample] {
    let (first, second) = (places(2, 0, 0, 0, 1, 2, 0), places(2, 0, 0, 2, 0, 2, 1))
    let texts = Tensor(["a", "", "long enough to be hashed otherwise"] as [ByteString])
    let (numbers, shape) = (longs(-1, 5, 1 << 40), longs(3, 2))
    let both = [first, second, texts, numbers, shape, shape]
    return [
      cross(both, sparse: [.string, .int64]), cross(both, sparse: [.string, .int64], buckets: 0),
      cross([first, numbers, shape], sparse: [.int64]),
      cross(
        [first, texts, shape, places(2, 1, 2, 3, 4, 5, 6)], sparse: [.string], dense: [.int64]),
      cross([first, texts, shape, places(2, 1, 2)], sparse: [.string], dense: [.int64]),
      cross([first, numbers, longs(3)], sparse: [.int64]),
    ]
  }

  private static var bucketed: [OperationSample] {
    let edges: [String: Attribute] = ["boundaries": .list([.float(-0.5), .float(0.1), .float(2)])]
    return [
      OperationSample("Bucketize", [Tensor([Float(-1), -0.5, 0.1, 1, 2, .nan, 9])], edges),
      OperationSample("Bucketize", [Tensor([-1.0, 0.1, 2])], edges),
      OperationSample("Bucketize", [ints(-1, 0, 1, 2)], edges),
      OperationSample("Bucketize", [longs(-1, 0, 1, 2)], edges),
      OperationSample(
        "Bucketize", [Tensor([Float(0)])], ["boundaries": .list([.float(1), .float(0)])]),
      OperationSample(
        "StringToHashBucketFast", [Tensor(["", "a", "the", "-1"] as [ByteString])],
        ["num_buckets": .int(10)]),
      OperationSample("Assert", [Tensor(true), Tensor(Float(1))]),
      OperationSample("Assert", [Tensor(false), Tensor(Float(1)), Tensor("no" as ByteString)]),
    ]
  }

  private static var sums: [OperationSample] {
    var generator = SampleGenerator(seed: 33)
    let x = generator.tensor(.float32, [3, 4, 2])
    let flags = [false, true]
    return flags.flatMap { exclusive in
      flags.flatMap { reverse in
        (-1...3).map { axis in
          OperationSample(
            "Cumsum", [axis == 0 ? generator.tensor(.int64, [3, 4, 2]) : x, Tensor(Int32(axis))],
            ["exclusive": .bool(exclusive), "reverse": .bool(reverse)])
        }
      }
    }
  }
}
