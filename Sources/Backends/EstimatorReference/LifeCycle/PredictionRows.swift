/// A batch of predictions as rows.
///
/// - Rules: `predict.rows`, `predict.rows.lengths`, `predict.rows.zero-length`
struct PredictionRows {
  let rows: [TensorGroup<Tensor>]

  /// - Parameter fits: Whether entries with so many rows fit beside a first one.
  init(_ batch: TensorGroup<Tensor>, fits: (_ rows: Int, _ first: Int) -> Bool) throws {
    let count = try Self.length(of: batch, fits)
    rows = (0..<count).map { row in batch.map { $0.row(row) } }
  }

  /// The number of rows, which all entries must share.
  private static func length(
    of batch: TensorGroup<Tensor>, _ fits: (Int, Int) -> Bool
  ) throws -> Int {
    switch batch {
    case .single(let tensor):
      guard let length = tensor.shape.dimensions.first else {
        // predict.rows (PRED-30)
        throw EstimatorError(
          .typeError, "predictions are a scalar, which has no rows", rule: .predictRows,
          advice: "Ask for whole batches with yieldSingleExamples: false.")
      }
      return length
    case .keyed(let entries):
      guard !entries.isEmpty else {
        throw EstimatorError(.typeError, "predictions are empty", rule: .predictRowsZeroLength)
      }
      return try commonLength(of: entries, fits)
    }
  }

  private static func commonLength(
    of entries: OrderedDictionary<String, Tensor>, _ fits: (Int, Int) -> Bool
  ) throws -> Int {
    let expected = entries[0].value.shape.dimensions.first
    for (key, tensor) in entries {
      // predict.rows.lengths (PRED-31), predict.rows.zero-length (PRED-32, PRED-33)
      guard let length = tensor.shape.dimensions.first, let expected, fits(length, expected)
      else {
        throw EstimatorError(
          .valueError,
          "the prediction '\(key)' has shape \(tensor.shape), '\(entries[0].key)' has "
            + "\(entries[0].value.shape): the batch lengths differ",
          rule: .predictRowsLengths,
          advice: "Ask for whole batches with yieldSingleExamples: false.")
      }
    }
    return expected ?? 0
  }
}
