/// One input of a scenario: rows, how they are cut into batches, and how they end.
package struct ScenarioInput: Sendable {
  package let features: TensorGroup<InputTensor>
  package let labels: TensorGroup<InputTensor>?
  package let batching: Batching
  /// Times to go through the rows; `nil` is for ever.
  package let passes: Int?
  package let end: End?
  /// Whether the batch is a function of the global step instead of what comes next.
  package let isByGlobalStep: Bool

  package enum Batching: Sendable, Hashable {
    /// So many rows each; `nil` is all of them.
    case rows(Int?, dropRemainder: Bool)
    /// So many rows in turn.
    case sizes([Int])
  }

  /// Instead of batch number `batch` the input ends.
  package struct End: Sendable, Hashable {
    package let batch: Int
    /// `nil`: exhausted.
    package let error: EstimatorError.Kind?
  }

  /// The size of the first dimension, which all tensors share.
  package var rowCount: Int { tensors.first?.rowCount ?? 0 }

  /// Features, then labels.
  var tensors: [InputTensor] { (features.named + (labels?.named ?? [])).map(\.value) }

  /// The rows of each batch of one pass.
  package var spans: [Range<Int>] {
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return start..<start + size
    }
  }

  private var sizes: [Int] {
    switch batching {
    case .sizes(let sizes): return sizes
    case .rows(let given, let dropRemainder):
      let batch = given ?? max(rowCount, 1)
      let (whole, rest) = rowCount.quotientAndRemainder(dividingBy: batch)
      let last = rest > 0 && !dropRemainder ? [rest] : []
      return [Int](repeating: batch, count: whole) + last
    }
  }
}
