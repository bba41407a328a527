import EstimatorOptimized

// Operations of the optimized engine.
extension Mutant {
  static let optimizedComputation: [Mutant] = [
    .optimized(
      "adagrad-epsilon-inside", "Adagrad adds epsilon inside the root",
      breaking: .optimizerAdagrad, update: .adagradWithEpsilonInside),
    .optimized(
      "adagrad-old-sum", "Adagrad divides by the sum from before the step",
      breaking: .optimizerAdagrad, update: .adagradWithOldSum),
    .optimized(
      "adam-one-step-ahead", "Adam's bias correction is one step ahead",
      breaking: .optimizerAdam, update: .adamOneStepAhead),
    .optimized(
      "momentum-ahead", "momentum looks ahead unasked", breaking: .optimizerSgd,
      update: .momentumLookingAhead),
    .optimized(
      "relu-gradient-passes", "the gradient goes through relu unchanged",
      breaking: .gradientBackpropagation, kernel: "ReluGrad"
    ) { _ in Kernel { site in .alias(site.shape(0)) } },
    .optimized(
      "tanh-gradient-sigmoid", "the gradient of tanh is that of the sigmoid",
      breaking: .gradientBackpropagation, kernel: "TanhGrad"
    ) { $0.kernel("SigmoidGrad") },
    .optimized(
      "bias-gradient-mean", "the gradient of a bias is the mean over the batch",
      breaking: .gradientBackpropagation, kernel: "BiasAddGrad"
    ) { right in
      right.kernel("BiasAddGrad") { output, site in
        output.map { $0 / Float(site.shape(0).dimensions[0]) }
      }
    },
    .optimized(
      "mean-is-sum", "a mean is a sum", breaking: .gradientBackpropagation, kernel: "Mean"
    ) { $0.kernel("Sum") },
    .optimized(
      "empty-mean-is-nan", "nothing divided by nothing is NaN", breaking: .evaluateEmpty,
      kernel: "DivNoNan"
    ) { $0.kernel("RealDiv") },
    .optimized(
      "precision-counts-either", "a positive label or prediction is a true positive",
      breaking: .metricPrecision, kernel: "LogicalAnd"
    ) { $0.kernel("LogicalOr") },
    .optimized(
      "accuracy-of-mistakes", "accuracy is the share of mistakes", breaking: .metricAccuracy,
      kernel: "Equal"
    ) { $0.kernel("NotEqual") },
    .optimized(
      "error-not-squared", "the mean squared error is a mean difference",
      breaking: .metricMeanSquaredError, kernel: "SquaredDifference"
    ) { $0.kernel("Sub") },
    .optimized(
      "cross-entropy-halved", "cross entropy is in other units",
      breaking: .lossSoftmaxCrossEntropy, kernel: "SparseSoftmaxCrossEntropyWithLogits"
    ) { right in
      right.kernel("SparseSoftmaxCrossEntropyWithLogits") { output, _ in output.map { $0 / 2 } }
    },
    .optimized(
      "log-without-one", "the logarithm of the logistic loss forgets the one",
      breaking: .lossSigmoidCrossEntropy, kernel: "Log1p"
    ) { $0.kernel("Log") },
    .optimized(
      "greatest-is-least", "the place of the greatest is that of the least",
      breaking: .numericsForward, kernel: "ArgMax"
    ) { $0.kernel("ArgMin") },
    .optimized(
      "minimum-is-maximum", "the smaller is the greater", breaking: .numericsForward,
      kernel: "Minimum"
    ) { $0.kernel("Maximum") },
    .optimized(
      "greater-or-equal", "greater is greater or equal", breaking: .numericsForward,
      kernel: "Greater"
    ) { $0.kernel("GreaterEqual") },
  ]

  private static func optimized(
    _ name: String, _ summary: String, breaking rule: Rule, update: FaultyUpdate
  ) -> Mutant {
    .optimized(name, summary, breaking: rule, kernel: update.kind) { update.planned($0) }
  }
}
