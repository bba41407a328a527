import Synchronization

// Training: which rows move, and how often a model can be trained.
extension Mutant {
  static let modelTraining: [Mutant] = [
    .model(
      "rows-of-zeros-move", "rows that are gathered move without a gradient",
      breaking: .optimizerRowsZero
    ) { request, graph in
      guard request.kind == "ResourceSparseApplyAdagradV2" else { return }
      let gradient = request.inputs[4]
      let isZero = try graph.equal(gradient, graph.constant(Float(0)))
      request.inputs[4] = try graph.select(isZero, graph.constant(Float(0.01)), gradient)
    },
    .model(
      "trained-once", "what was trained cannot be trained again",
      breaking: .rnnOptimizerInstance,
      changing: { model in
        let trainings = Counter()
        model.input = { input in
          guard input.mode == .train, trainings.next() > 1 else { return }
          throw EstimatorError(.runtimeError, "used already", rule: .rnnOptimizerInstance)
        }
      }),
  ]
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  /// One more than before, from 1.
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
