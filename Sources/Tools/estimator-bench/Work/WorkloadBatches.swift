import Estimators

/// A workload's batches as an input function gives them: sparse ids, and labels of shape `[batch, 1]`.
struct WorkloadBatches: Sendable {
  let all: [Batch]

  init(_ workload: Workload) {
    all = (0..<Workload.batchCount).map { Self.batch($0, of: workload) }
  }

  func input(from stream: GatedBatches) -> InputFunction {
    { _ in .dataset(Self.signature) { stream } }
  }

  private static let signature = BatchSignature(
    features: .keyed(
      OrderedDictionary([
        ("token:indices", Node.Output(.int64, PartialShape([nil, 2]))),
        ("token:values", Node.Output(.int64, PartialShape([nil]))),
        ("token:dense_shape", Node.Output(.int64, PartialShape([2]))),
      ])),
    labels: .single(Node.Output(.int64, PartialShape([nil, 1]))))

  private static func batch(_ number: Int, of workload: Workload) -> Batch {
    let sizes = workload.configuration
    let tokens = workload.ids.array(of: Int32.self) ?? []
    var (indices, values): ([Int64], [Int64]) = ([], [])
    for (row, length) in workload.lengths(ofBatch: number).enumerated() {
      let start = (number * sizes.batch + row) * sizes.steps
      for step in 0..<length {
        indices += [Int64(row), Int64(step)]
        values.append(Int64(tokens[start + step]))
      }
    }
    let rows = number * sizes.batch..<(number + 1) * sizes.batch
    let labels = (workload.labels.array(of: Int32.self) ?? [])[rows].map { Int64($0) }
    let token = SparseTensor(
      indices: Tensor(indices, shape: Shape([values.count, 2])), values: Tensor(values),
      denseShape: Tensor([Int64(sizes.batch), Int64(sizes.steps)]))
    return Batch(
      features: .keyed(
        OrderedDictionary(token.components(named: "token").map { ($0.name, $0.value) })),
      labels: .single(Tensor(labels, shape: Shape([labels.count, 1]))))
  }
}
