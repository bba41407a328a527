// Answers: what predictions and metrics heads give, and what they are called.
extension Mutant {
  static let modelAnswers: [Mutant] = metrics + predictions

  private static let metrics: [Mutant] = [
    .metrics(
      "binary-without-baseline", "two classes have no baseline of accuracy",
      breaking: .headMetricsBinary
    ) {
      $0 != "accuracy_baseline"
    },
    .metrics(
      "classes-without-accuracy", "many classes have no accuracy", breaking: .headMetricsMulti
    ) {
      $0 != "accuracy"
    },
    .metrics(
      "regression-without-labels", "a regression has no mean of its labels",
      breaking: .headRegressionMetrics
    ) {
      !$0.hasPrefix("label/mean")
    },
    .metrics("labels-without-areas", "many labels have no areas", breaking: .headMultiLabelMetrics)
    {
      !$0.hasPrefix("auc")
    },
    .metrics(
      "heads-without-losses", "heads side by side have no losses of their own",
      breaking: .headMultiHeadMetrics
    ) {
      !$0.hasPrefix("loss/")
    },
    .model(
      "head-nameless", "a head that has a name is taken for one without", breaking: .headName,
      taking: { $0.without("name") }),
  ]

  private static let predictions: [Mutant] = [
    .predictions(
      "mask-turned", "the mask among the predictions says which steps are missing",
      breaking: .maskPredictions
    ) {
      predictions, graph in
      try predictions.map { key, value in
        (key, key == "sequence_mask" ? try graph.logicalNot(value) : value)
      }
    },
    .predictions(
      "class-is-number", "a class is its number, whatever it is called",
      breaking: .headPredictionsClasses
    ) {
      predictions, graph in
      guard let numbers = predictions.first(where: { $0.name == "class_ids" })?.value else {
        return predictions.map { $0 }
      }
      return try predictions.map { key, value in
        (key, key == "classes" ? try graph.apply("AsString", numbers) : value)
      }
    },
    .predictions(
      "regression-shows-logits", "a regression predicts logits that are the same, too",
      breaking: .headRegressionPredictions
    ) {
      predictions, graph in
      predictions.map { $0 } + [("logits", try graph.identity(predictions[0].value))]
    },
    .predictions(
      "labels-exclude-each-other", "the probabilities of many labels add up to one",
      breaking: .headMultiLabelPredictions
    ) {
      predictions, graph in
      try predictions.map { key, value in
        (key, key == "probabilities" ? try graph.softmax(predictions[0].value) : value)
      }
    },
    .predictions(
      "heads-behind-keys", "a head's name stands behind the keys of its predictions",
      breaking: .headMultiHeadPredictions
    ) {
      predictions, _ in
      predictions.map { key, value in
        (key.split(separator: "/").reversed().joined(separator: "/"), value)
      }
    },
  ]

  /// One that evaluates fewer metrics.
  private static func metrics(
    _ name: String, _ summary: String, breaking rule: Rule,
    where isKept: @escaping @Sendable (String) -> Bool
  ) -> Mutant {
    .model(
      name, summary, breaking: rule,
      changing: { $0.spec = { spec, _ in spec.keepingMetrics(where: isKept) } })
  }

  private typealias Predictions = [(name: String, value: SymbolicTensor)]

  /// One that predicts something else.
  private static func predictions(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ change: @escaping @Sendable (Predictions, Graph) throws -> [(String, SymbolicTensor)]
  ) -> Mutant {
    .model(
      name, summary, breaking: rule,
      changing: { model in
        model.spec = { spec, input in
          guard input.mode == .predict else { return spec }
          return try spec.changingPredictions { try change($0, input.graph) }
        }
      })
  }
}
