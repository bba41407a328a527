import EstimatorReference

// Prediction: when it runs, and what it hands out.
extension Mutant {
  static let referencePrediction: [Mutant] = [
    .reference(
      "predicts-at-once", "predicting starts before a result is asked for", breaking: .predictLazy
    ) { $0.reading.predictsAtOnce = { true } },
    .reference(
      "predicts-ahead", "a batch is run while a row of the one before is left",
      breaking: .predictRunPerBatch
    ) { $0.reading.needsBatch = { left in left <= 1 } },
    .reference(
      "end-when-dropped", "hooks are told of the end when predictions are dropped",
      breaking: .predictDropped
    ) { $0.reading.endsWhenDropped = { true } },
    .reference(
      "asked-order", "entries come in the order in which they are asked for",
      breaking: .predictKeysFilter
    ) { $0.reading.keys = { all, asked in asked.filter(all.contains) } },
    .reference(
      "longer-fits", "an entry with more rows than the first is cut off",
      breaking: .predictRowsLengths
    ) { $0.reading.fits = { rows, first in rows >= first } },
    .reference(
      "path-ignored-in-predict", "a given checkpoint path is not used for predicting",
      breaking: .predictCheckpoint
    ) { $0.reading.given = { _ in nil } },
    .reference(
      "labels-in-predict", "the model function gets labels in predict, too",
      breaking: .predictLabelsAbsent
    ) { $0.passesLabels = { _ in true } },
    .reference(
      "end-of-input-fails-in-predict", "predicting fails where the input ends",
      breaking: .predictEnd
    ) { $0.endsWell = { _ in false } },
  ]
}
