internal import EstimatorGraphs
internal import EstimatorTensors

// Tables, buckets and checks.
extension KernelTable {
  static let lookups: [String: Kernel] = [
    "HashTableV2": Kernel { _ in Work([], .none) },
    "LookupTableFindV2": Kernel { site in
      try site.require(site.shape(2).elementCount == 1, "default_value must be one value")
      let table = try site.table(0)
      return .compute(site.shape(1)) { try table.bind($0, site) }
    },
    "StringToHashBucketFast": Kernel { site in
      let buckets = site.int("num_buckets", default: 1)
      return .compute(site.shape(0)) { ports in
        let (texts, target) = (
          ports.inputs[0].elements(ByteString.self), ports.outputs[0].elements(Int64.self)
        )
        let count = ports.outputs[0].count
        return { for i in 0..<count { target[i] = Int64(texts[i].hashBucket(of: buckets)) } }
      }
    },
    "Bucketize": Kernel { site in
      let boundaries = site.node.floats("boundaries").map { Float($0) }
      try site.require(
        zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 <= $1 },
        "Expected sorted boundaries")
      return .compute(site.shape(0)) { ports in
        let isBelow = try ports.inputs[0].comparer(site)
        let (count, target) = (ports.outputs[0].count, ports.outputs[0].elements(Int32.self))
        return {
          for i in 0..<count {
            let bucket = boundaries.firstIndex { isBelow(i, $0) } ?? boundaries.count
            target[i] = Int32(bucket)
          }
        }
      }
    },
    "Assert": Kernel { site in
      try site.require(site.shape(0).rank == 0, "the condition must be a scalar")
      return Work(
        [],
        .compute { ports in
          let (condition, shown) = (ports.inputs[0].elements(Bool.self), ports.inputs.dropFirst())
          return {
            if condition[0] { return }
            let data = shown.map { $0.makeTensor().shortText }.joined(separator: " ")
            throw site.invalid("assertion failed: \(data)")
          }
        })
    },
  ]
}

extension Slot {
  /// Whether element `i` is below a boundary; whole numbers are compared as float32.
  fileprivate func comparer(_ site: Site) throws -> (Int, Float) -> Bool {
    switch dataType {
    case .float32:
      let elements = elements(Float.self)
      return { elements[$0] < $1 }
    case .float64:
      let elements = elements(Double.self)
      return { elements[$0] < Double($1) }
    case .int32:
      let elements = elements(Int32.self)
      return { Float(elements[$0]) < $1 }
    case .int64:
      let elements = elements(Int64.self)
      return { Float(elements[$0]) < $1 }
    default: throw site.unimplemented(dataType)
    }
  }
}
