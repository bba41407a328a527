/// Predictions waiting to be taken, row by row or batch by batch.
///
/// - Rules: `predict.lazy`, `predict.rows`, `predict.batches`, `predict.dropped`
final class PredictionQueue: PredictionStream {
  private let singly: Bool
  private let policies: AnswerPolicies
  private var open: (() throws -> Prediction)?
  private var prediction: Prediction?
  private var waiting: TensorGroup<Tensor>?
  private var position = 0
  private var count = 0

  init(singly: Bool, policies: AnswerPolicies, open: @escaping () throws -> Prediction) {
    self.singly = singly
    self.policies = policies
    self.open = open
    // predict.lazy (PRED-01)
    if !policies.waits() { try? start() }
  }

  /// predict.dropped (PRED-43): whoever lets go of it need not close it.
  deinit { prediction?.close() }

  func next() throws -> TensorGroup<Tensor>? {
    do {
      while position == count {
        guard try fetch() else { return nil }
      }
    } catch {
      close()
      throw error
    }
    defer { position += 1 }
    let row = position
    return singly ? waiting?.map { $0.row(row) } : waiting
  }

  /// predict.dropped (PRED-43)
  func close() {
    if policies.tellsOfLeaving() { try? prediction?.leave() }
    prediction?.close()
    prediction = nil
    open = nil
    position = count
  }

  /// - Returns: Whether there was another batch.
  private func fetch() throws -> Bool {
    try start()
    guard let batch = try prediction?.next() else { return false }
    waiting = batch
    position = 0
    count = singly ? try Self.rows(of: batch) : 1
    return true
  }

  private func start() throws {
    guard let open else { return }
    self.open = nil
    prediction = try open()
  }

  /// - Rules: `predict.rows.lengths`, `predict.rows.zero-length`
  private static func rows(of batch: TensorGroup<Tensor>) throws -> Int {
    if case .single(let tensor) = batch, tensor.shape.rank == 0 {
      throw EstimatorError(.typeError, "a scalar prediction cannot be split", rule: .predictRows)
    }
    let lengths = batch.named.map { ($0.name, $0.value.shape.dimensions.first) }
    guard let first = lengths.first else {
      throw EstimatorError(.typeError, "there are no predictions", rule: .predictRowsZeroLength)
    }
    for (name, length) in lengths where length == nil || length != first.1 {
      throw EstimatorError(
        .valueError, "'\(name)' and '\(first.0)' do not have the same number of rows",
        rule: .predictRowsLengths)
    }
    return first.1 ?? 0
  }
}
